#!/usr/bin/env bash
# A backup of the whole server, verified, with PostgreSQL's own tools. Run it every night as the
# user postgres: backup.sh FOLDER [DATABASE] [DAYS]. What is older than DAYS (35) is removed, but
# never the last three. The folder belongs on another machine, on an encrypted disk: whoever has a
# backup of the server can read it.
set -euo pipefail
umask 077
folder=${1:?use: backup.sh FOLDER [DATABASE] [DAYS]}
database=${2:-ras}
days=${3:-35}
now=$(date -u +%Y-%m-%dT%H%M%SZ)
building="$folder/.$now"
# Debian keeps pg_verifybackup out of the way: the server's own version of each tool goes first.
version=$(psql -X -A -t --no-password -d postgres -c "SHOW server_version_num")
PATH="${PGBIN:-/usr/lib/postgresql/$((version / 10000))/bin}:$PATH"
mkdir -p "$folder"
trap 'rm -rf "$building"' EXIT

# 1 the whole cluster, with everything that is written meanwhile, and its list of hashes
pg_basebackup --pgdata="$building/cluster" --format=plain --wal-method=stream --checkpoint=fast \
  --manifest-checksums=SHA256 --no-password
pg_verifybackup --quiet "$building/cluster"
# 2 the one database as a file that a newer PostgreSQL can read too
pg_dump --format=custom --file="$building/$database.dump" --no-password "$database"
pg_restore --list "$building/$database.dump" >/dev/null
(cd "$building" && sha256sum "$database.dump" >SHA256SUMS)
sync
mv "$building" "$folder/$now"
trap - EXIT
echo "$folder/$now"

# old ones, but never the last three
find "$folder" -mindepth 1 -maxdepth 1 -type d -name '20*Z' | sort | head -n -3 |
  while read -r old; do
    if [ -n "$(find "$old" -maxdepth 0 -mtime "+$days")" ]; then rm -rf "$old"; fi
  done

#!/usr/bin/env bash
# Proves that a backup can be restored: starts it as a server of its own (no network, a socket in a
# temporary folder), reads every table, compares with the dump, and takes it down again. Nothing of
# the running server is touched. Run it as the user postgres: restore-test.sh BACKUP [DATABASE].
set -euo pipefail
umask 077
backup=${1:?use: restore-test.sh BACKUP [DATABASE]}
database=${2:-ras}
bin=${PGBIN:-/usr/lib/postgresql/$(cat "$backup/cluster/PG_VERSION")/bin}  # of the backup's version
[ -x "$bin/pg_ctl" ] || bin=$(dirname "$(readlink -f "$(command -v pg_ctl)")")
work=$(mktemp -d)
unset "${!PG@}"  # whatever leads to the running server (PGPORT, PGHOST, PGSERVICE …)
stop() {
  "$bin/pg_ctl" --pgdata="$work/cluster" --mode=immediate stop >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap stop EXIT

"$bin/pg_verifybackup" --quiet "$backup/cluster"
(cd "$backup" && sha256sum --quiet --check SHA256SUMS)
cp -a "$backup/cluster" "$work/cluster"
printf 'local all all trust\n' >"$work/hba"
: >"$work/empty"
# Debian keeps the settings in /etc: what the running server has is not asked for.
for each in postgresql.conf pg_ident.conf; do [ -e "$work/cluster/$each" ] || : >"$work/cluster/$each"; done
cat >>"$work/cluster/postgresql.auto.conf" <<CONF
listen_addresses = ''
port = 5432
unix_socket_directories = '$work'
hba_file = '$work/hba'
ssl = off
logging_collector = off
shared_preload_libraries = ''
archive_mode = off
CONF
"$bin/pg_ctl" --pgdata="$work/cluster" --wait --timeout=300 --log="$work/log" start >/dev/null ||
  { cat "$work/log" >&2; exit 1; }

count="SELECT format('%s %s', table_name, (xpath('/row/c/text()', query_to_xml(format(
  'SELECT count(*) AS c FROM public.%I', table_name), false, true, '')))[1])
  FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
  ORDER BY table_name"
ask() { "$bin/psql" -X -q -A -t -h "$work" -U postgres -d "$1" -c "$2"; }
ask "$database" "$count" >"$work/cluster.counts"

"$bin/createdb" -h "$work" -U postgres --template=template0 ras_restore_test
"$bin/pg_restore" -h "$work" -U postgres --dbname=ras_restore_test --exit-on-error \
  "$backup/$database.dump"
ask ras_restore_test "$count" >"$work/dump.counts"
cat "$work/cluster.counts"
# What was written between the two is in the dump only: it may have more, never less.
if ! diff -q "$work/cluster.counts" "$work/dump.counts" >/dev/null; then
  echo "the cluster and the dump differ (work went on between them):" >&2
  diff "$work/cluster.counts" "$work/dump.counts" >&2 || true
fi
echo "restored: $backup"

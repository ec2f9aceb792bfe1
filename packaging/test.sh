#!/usr/bin/env bash
# Runs the tests; starts a throwaway PostgreSQL for those that need one, where PostgreSQL is installed.
set -euo pipefail
bin=$1; shift
cd "$(dirname "$0")/.."
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
if [ -z "${RAS_TEST_POSTGRES:-}" ]; then
  if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
    RAS_TEST_POSTGRES=$("$bin/python" -m tests.helpers.postgres start)
    export RAS_TEST_POSTGRES
    trap '"$bin/python" -m tests.helpers.postgres stop >/dev/null 2>&1 || true' EXIT
  else
    echo "PostgreSQL is not installed: the tests that need it are skipped (Debian: apt-get install postgresql)."
  fi
fi
if [ $# -gt 0 ]; then "$bin/pytest" "$@"; else "$bin/pytest" -m "not stress" -n "${RAS_TEST_JOBS:-2}" --dist worksteal; fi

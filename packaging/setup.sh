#!/usr/bin/env bash
# All set-up on a fresh machine: system libraries that Qt needs, a virtual environment, pinned libraries.
set -euo pipefail
venv=${1:-.venv}
cd "$(dirname "$0")/.."

libraries=(libEGL.so.1 libGL.so.1 libxkbcommon.so.0 libdbus-1.so.3 libfontconfig.so.1 libxcb-cursor.so.0
           libxkbcommon-x11.so.0 libxcb-icccm.so.4 libxcb-keysyms.so.1 libxcb-shape.so.0 libnss3.so libasound.so.2)
packages="libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0 libxcb-icccm4 \
libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libnss3 libasound2 \
libxcomposite1 libxdamage1 libxrandr2 libxtst6 libxkbfile1 python3-venv poppler-utils"

missing=()
if [ "$(uname -s)" = Linux ]; then
  known=$(ldconfig -p 2>/dev/null || /sbin/ldconfig -p)
  for each in "${libraries[@]}"; do grep -q "$each" <<<"$known" || missing+=("$each"); done
  command -v pdftotext >/dev/null || missing+=(pdftotext)
fi
python=${PYTHON:-python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "RAS Desktop needs Python 3.11 or later; '$python' is not. Install it, then: make setup PYTHON=python3.11" >&2
  exit 2
fi
"$python" -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing system packages (missing: ${missing[*]}) …"
    apt-get update -qq
    # Newer Debian and Ubuntu name the sound library libasound2t64.
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $packages >/dev/null ||
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq ${packages/libasound2/libasound2t64} >/dev/null
  else
    echo "RAS Desktop needs system packages that are not here (${missing[*]}). On Debian or Ubuntu:" >&2
    echo "  sudo apt-get install $packages" >&2
    echo "On another system install the same libraries, then start this command again." >&2
    exit 2
  fi
fi

[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
echo "Installing the pinned libraries into $venv …"
"$venv/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
"$venv/bin/python" -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
# Compiled beforehand: the first start is as quick as every later one.
PYTHONDONTWRITEBYTECODE= "$venv/bin/python" -m compileall -q ras_desktop "$venv/lib" >/dev/null || true

"""A throwaway PostgreSQL for tests: `python -m tests.helpers.postgres start` prints its URL.

`… stop` ends the one that RAS_TEST_POSTGRES names and removes its files. It listens on the
loopback address only, and runs as the user postgres because PostgreSQL refuses root.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

SETTINGS = (
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_wal_size=4GB",
    "checkpoint_timeout=1h",
    "max_connections=100",
    "shared_buffers=64MB",
    "timezone=UTC",
)


SAFE = tuple(
    each for each in SETTINGS if not each.startswith(("fsync", "full_page", "synchronous"))
)
"""The settings with PostgreSQL's own for safety, for tests that kill it."""


def start(settings: tuple[str, ...] = SETTINGS) -> str:
    """Starts a cluster; its URL."""
    port = _free_port()
    folder = _folder(port)
    folder.mkdir(mode=0o700)
    secret = secrets.token_urlsafe(16)
    (folder / "secret").write_text(secret)
    (folder / "log").touch()
    if os.geteuid() == 0:
        for each in (folder, folder / "secret", folder / "log"):
            shutil.chown(each, "postgres", "postgres")
    data = folder / "data"
    _run("initdb", "-D", str(data), "-U", "postgres", "-A", "scram-sha-256", "-E", "UTF8",
         "--locale=C.UTF-8", "--no-sync", f"--pwfile={folder / 'secret'}")  # fmt: skip
    start_again(port, settings)
    return f"postgresql://postgres:{secret}@127.0.0.1:{port}/postgres"


def start_again(port: int, settings: tuple[str, ...]) -> None:
    """Starts the cluster of a port that was ended or killed."""
    folder = _folder(port)
    options = " ".join(f"-c {each}" for each in (*settings, f"port={port}"))
    _run("pg_ctl", "-D", str(folder / "data"), "-w", "-t", "60", "-o", options,
         "-l", str(folder / "log"), "start")  # fmt: skip


def kill(port: int) -> None:
    """Ends the cluster of a port as a crash does: every process at once, nothing tidied."""
    _run("pg_ctl", "-D", str(_folder(port) / "data"), "-m", "immediate", "-w", "stop")


def stop(url: str) -> None:
    """Ends the cluster of a URL at once and removes its files."""
    folder = _folder(urlsplit(url).port or 0)
    if (folder / "data").is_dir():
        _run("pg_ctl", "-D", str(folder / "data"), "-m", "immediate", "-w", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def _folder(port: int) -> Path:
    return Path(tempfile.gettempdir()) / f"ras-postgres-{port}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _program(name: str) -> str:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda at: at.parts[4])
    return str(found[-1]) if found else shutil.which(name) or sys.exit(f"{name} is not installed")


def _run(name: str, *arguments: str) -> None:
    as_user = {"user": "postgres", "group": "postgres", "extra_groups": []}
    subprocess.run(
        [_program(name), *arguments],
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        cwd="/",
        **(as_user if os.geteuid() == 0 else {}),
    )


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["start"]:
            print(start())
        case ["stop"]:
            stop(os.environ["RAS_TEST_POSTGRES"])
        case _:
            sys.exit("use: python -m tests.helpers.postgres start|stop")

"""A PostgreSQL of the distribution's package, set up as packaging/server says, for tests.

TLS on, SCRAM only, the shipped settings and access rules. Only three things are not as on a real
server: port and socket are its own, syncing is off, and the superuser may come in by TLS too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from ras_desktop.domain.server import ServerAddress
from tests.helpers import certificates, postgres

SHIPPED = Path(__file__).parents[2] / "packaging" / "server"
SECRET = "a secret of the tests only"
KEEPER = "otter gravel thirty candle"


@dataclass(slots=True)
class Secured:
    """A running cluster. `folder` holds data, socket, log and certificates."""

    folder: Path
    port: int
    authority: certificates.Authority

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def address(self, database: str = "ras", host: str = "localhost") -> ServerAddress:
        return ServerAddress(host, self.port, database, str(self.authority.file))

    def administrator(self, database: str = "postgres") -> str:
        """Where the database administrator of the tests connects."""
        return (
            f"host=localhost port={self.port} dbname={database} user=postgres "
            f"password='{SECRET}' sslmode=verify-full sslrootcert={self.authority.file}"
        )

    def run(self, *command: str, **env: str) -> str:
        """Runs something as the user postgres, at this cluster's socket; what it printed."""
        place = {"PGHOST": str(self.folder), "PGPORT": str(self.port), "PGUSER": "postgres"}
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, cwd="/",
            env={**os.environ, "PATH": f"{_bin()}:{os.environ['PATH']}", **place, **env},
            **_as_postgres(),
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def set_passphrase(self, role: str, words: str) -> None:
        """As psql's \\password does it: the server sees a verifier only."""
        with psycopg.connect(self.administrator(), autocommit=True) as admin:
            told = admin.pgconn.encrypt_password(words.encode(), role.encode(), b"scram-sha-256")
            given = sql.SQL("ALTER ROLE {} PASSWORD {}")
            admin.execute(given.format(sql.Identifier(role), sql.Literal(told.decode())))

    def certify(self, certificate: bytes, key: bytes) -> None:
        """Gives the server another certificate and makes it read it."""
        for name, content in (("server.crt", certificate), ("server.key", key)):
            _write(self.folder / name, content)
        self.run("pg_ctl", "-D", str(self.data), "-w", "restart", "-l", str(self.folder / "log"))

    def set(self, name: str, value: str) -> None:
        """Changes one setting; a restart follows."""
        with psycopg.connect(self.administrator(), autocommit=True) as admin:
            admin.execute(f"ALTER SYSTEM SET {name} = {value}")
        self.run("pg_ctl", "-D", str(self.data), "-w", "restart", "-l", str(self.folder / "log"))

    def stop(self) -> None:
        self.run("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "stop")

    def start(self) -> None:
        self.run("pg_ctl", "-D", str(self.data), "-w", "start", "-l", str(self.folder / "log"))

    def logged(self) -> str:
        """Everything in the server's log."""
        return "\n".join(
            each.read_text("utf-8", "replace") for each in sorted(self.data.glob("log/*"))
        )


@contextmanager
def cluster(database: str = "ras") -> Iterator[Secured]:
    """Starts a cluster for one test module; everything goes afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="ras-tls-"))
    folder.chmod(0o755)
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    made = Secured(folder, postgres._free_port(), certificates.authority(folder, "council"))
    _write(folder / "secret", SECRET.encode())
    for name, content in zip(
        ("server.crt", "server.key"), certificates.sign(made.authority, "localhost"), strict=True
    ):
        _write(folder / name, content)
    made.run("initdb", "-D", str(made.data), "-U", "postgres", "-A", "scram-sha-256", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync", f"--pwfile={folder / 'secret'}")  # fmt: skip
    (made.data / "conf.d").mkdir()
    _write(made.data / "conf.d" / "ras.conf", (SHIPPED / "postgresql.conf").read_bytes())
    _write(made.data / "conf.d" / "test.conf", _for_tests(made).encode())
    with (made.data / "postgresql.conf").open("a") as conf:
        conf.write("\ninclude_dir = 'conf.d'\n")
    rules = (SHIPPED / "pg_hba.conf").read_text().replace("hostssl ras  ", f"hostssl {database}")
    here = ("127.0.0.1/32", "::1/128")
    own = "".join(f"hostssl all postgres {at} scram-sha-256\n" for at in here)
    _write(made.data / "pg_hba.conf", (own + rules).encode())
    made.start()
    try:
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _for_tests(made: Secured) -> str:
    return "\n".join(
        (
            "listen_addresses = 'localhost'",
            f"port = {made.port}",
            f"unix_socket_directories = '{made.folder}'",
            f"ssl_cert_file = '{made.folder}/server.crt'",
            f"ssl_key_file = '{made.folder}/server.key'",
            "fsync = off",
            "auth_delay.milliseconds = 50",
            "shared_buffers = 64MB",
        )
    )


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    path.chmod(0o600)
    if os.geteuid() == 0:
        shutil.chown(path, "postgres", "postgres")


def _as_postgres() -> dict[str, object]:
    if os.geteuid() != 0:
        return {}
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


def _bin() -> Path:
    return Path(postgres._program("pg_ctl")).parent

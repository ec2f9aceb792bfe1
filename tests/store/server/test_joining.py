"""From an empty PostgreSQL to somebody at work, by what is shipped; and every refusal."""

from __future__ import annotations

import io
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

import ras_desktop.wording.all  # noqa: F401  (registers the sentences)
from ras_desktop.cli.main import main
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.permission import Role
from ras_desktop.services import server, team, user
from ras_desktop.store.server import setup
from ras_desktop.store.trouble import (
    AuthorityUnreadable,
    Busy,
    CertificateExpired,
    CertificateOfAnother,
    CertificateUnknown,
    NotAdmitted,
    NoTeamThere,
    NoTls,
    ServerNotFound,
    ServerOlder,
    ServerSilent,
    WrongPassphrase,
)
from ras_desktop.wording import trouble
from tests.helpers import certificates
from tests.helpers.secured import KEEPER, Secured

pytestmark = [pytest.mark.postgres, pytest.mark.timeout(240)]

ADMIN, FIRST, OWN = "Ada Lind", "gravel otter candle thirty", "harbour violet twelve lantern"


@pytest.fixture(scope="module")
def ready(served: Secured) -> Secured:
    """Set up by the command line, as the administrator does it."""
    done = subprocess.run(
        [sys.executable, "-m", "ras_desktop", "server", "setup", f"localhost:{served.port}",
         "--authority", str(served.authority.file)],
        input=f"{KEEPER}\n{ADMIN}\n{FIRST}\n", capture_output=True, text=True, timeout=200,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "ready" in done.stdout
    admin = team.join(served.address(), ADMIN, FIRST)
    assert admin.must_change
    assert admin.desk.actor.roles == {Role.ADMINISTRATOR}
    user.change_passphrase(admin, FIRST, OWN)
    admin.close()
    return served


def test_the_first_administrator_makes_a_user_who_signs_in(ready: Secured) -> None:
    admin = _admin(ready)
    try:
        kept = user.add(admin, "Kit Löwe", FIRST, frozenset({Role.SOCIAL_WORKER}), "North").value
        with pytest.raises(Refused):
            user.add(admin, "kit  löwe", FIRST, frozenset({Role.FINANCE}))
    finally:
        admin.close()
    with pytest.raises(WrongPassphrase):
        team.join(ready.address(), ADMIN, FIRST)
    worker = team.join(ready.address(), "KIT LÖWE", FIRST)
    assert worker.desk.actor.id == kept.id
    assert worker.desk.actor.team == "North"
    worker.close()


def test_a_suspended_user_has_nothing_left_even_in_an_open_session(ready: Secured) -> None:
    admin = _admin(ready)
    kept = user.add(admin, "Max Reed", FIRST, frozenset({Role.SOCIAL_WORKER}), "North").value
    open_session = team.join(ready.address(), "Max Reed", FIRST)
    user.suspend(admin, kept.id)
    with pytest.raises(Exception, match=r"not_for_role|server_"):
        user.everybody(open_session.desk)
    open_session.close()
    with pytest.raises(WrongPassphrase):
        team.join(ready.address(), "Max Reed", FIRST)
    words = user.restore(admin, kept.id).value.passphrase
    team.join(ready.address(), "Max Reed", words).close()
    again = user.reset(admin, kept.id).value.passphrase
    with pytest.raises(WrongPassphrase):
        team.join(ready.address(), "Max Reed", words)
    team.join(ready.address(), "Max Reed", again).close()
    user.leave(admin, kept.id)
    with pytest.raises(WrongPassphrase):
        team.join(ready.address(), "Max Reed", again)
    admin.close()


def test_setting_up_again_changes_nothing_and_an_old_program_is_told(ready: Secured) -> None:
    server.bring_up(ready.address(), KEEPER)
    with psycopg.connect(ready.administrator("ras"), autocommit=True) as root:
        held = root.execute("SELECT fingerprint FROM ras.rules").fetchone()
        root.execute("UPDATE ras.rules SET fingerprint = 'older'")
        with pytest.raises(ServerOlder):
            _admin(ready)
        root.execute("UPDATE ras.rules SET fingerprint = %s", held)
    _admin(ready).close()


def test_each_refusal_has_its_own_sentence(ready: Secured, tmp_path: Path) -> None:
    address = ready.address()
    other = certificates.authority(tmp_path, "stranger")
    nonsense = tmp_path / "nonsense.pem"
    nonsense.write_text("no certificate")
    with psycopg.connect(ready.administrator(), autocommit=True) as root:
        root.execute('CREATE ROLE "eve stone@ras" LOGIN')
    ready.set_passphrase("eve stone@ras", OWN)
    wrong = {
        WrongPassphrase: (address, "Nobody Known"),
        NotAdmitted: (replace(address, database="postgres"), ADMIN),
        NoTeamThere: (address, "Eve Stone"),
        CertificateUnknown: (replace(address, authority=str(other.file)), ADMIN),
        AuthorityUnreadable: (replace(address, authority=str(nonsense)), ADMIN),
        ServerNotFound: (replace(address, host="nowhere.invalid"), ADMIN),
        ServerSilent: (replace(address, port=_closed_port()), ADMIN),
    }
    said = set()
    for kind, (where, name) in wrong.items():
        with pytest.raises(kind) as refused:
            team.join(where, name, OWN)
        assert type(refused.value) is kind
        said.add(trouble(refused.value))
    assert len(said) == len(wrong)


def test_a_certificate_of_another_name_and_an_expired_one_are_refused(ready: Secured) -> None:
    good = (ready.folder / "server.crt").read_bytes(), (ready.folder / "server.key").read_bytes()
    try:
        ready.certify(*certificates.sign(ready.authority, "elsewhere.example"))
        with pytest.raises(CertificateOfAnother):
            _admin(ready)
        ready.certify(*certificates.sign(ready.authority, "localhost", first=-30, last=-1))
        with pytest.raises(CertificateExpired):
            _admin(ready)
        ready.certify(*certificates.sign(ready.authority, "localhost", first=2, last=30))
        with pytest.raises(CertificateExpired):
            _admin(ready)
    finally:
        ready.certify(*good)
    _admin(ready).close()


def test_a_server_without_tls_gets_no_name_and_no_passphrase(ready: Secured) -> None:
    ready.set("ssl", "off")
    try:
        with pytest.raises(NoTls):
            _admin(ready)
    finally:
        _tls_on(ready)
    heard = _Listener()
    with pytest.raises(NoTls):
        team.join(replace(ready.address(), port=heard.port), ADMIN, OWN)
    heard.stop()
    assert b"ada" not in heard.heard.lower()
    assert OWN.encode() not in heard.heard


def test_a_server_that_asks_for_the_passphrase_in_clear_does_not_get_it(ready: Secured) -> None:
    rules = ready.data / "pg_hba.conf"
    before = rules.read_text()
    try:
        rules.write_text("hostssl ras all all password\n" + before)
        with psycopg.connect(ready.administrator(), autocommit=True) as root:
            root.execute("SELECT pg_reload_conf()")
        with pytest.raises(NoTls):
            _admin(ready)
    finally:
        rules.write_text(before)
        with psycopg.connect(ready.administrator(), autocommit=True) as root:
            root.execute("SELECT pg_reload_conf()")


def test_no_secret_is_in_the_servers_log_and_reads_are(ready: Secured) -> None:
    admin = _admin(ready)
    user.everybody(admin.desk)
    admin.close()
    log = ready.logged()
    for secret in (FIRST, OWN, KEEPER):
        assert secret not in log
    assert "user_account" in log
    assert "ada lind@ras" in log
    assert ADMIN not in log  # values that our program sends stay out


def test_this_computers_environment_changes_no_connection(
    ready: Secured, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"PGSSLMODE": "disable", "PGUSER": "postgres", "PGPASSWORD": "x",
                        "PGSERVICE": "nothing", "PGOPTIONS": "-c role=none",
                        "PGREQUIREAUTH": "none", "PGSSLROOTCERT": "/nowhere"}.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    opened = _admin(ready)
    with opened.desk.store.reading() as look:
        who, tls = (
            look.connection()
            .exec_driver_sql(
                "SELECT session_user, ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
            )
            .one()
        )
    opened.close()
    assert (who, tls) == ("ada lind@ras", True)


def _admin(ready: Secured) -> team.Team:
    return team.join(ready.address(), ADMIN, OWN)


def _tls_on(ready: Secured) -> None:
    ready.run("psql", "-X", "-d", "postgres", "-c", "ALTER SYSTEM RESET ssl")
    ready.run("pg_ctl", "-D", str(ready.data), "-w", "restart", "-l", str(ready.folder / "log"))


def _closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class _Listener:
    """Something that is no PostgreSQL: says N to TLS, and writes down what it hears."""

    def __init__(self) -> None:
        self.heard = b""
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            try:
                got, _ = self._socket.accept()
            except OSError:
                return
            with got, suppress(OSError):
                got.settimeout(2)
                self.heard += got.recv(8)
                got.sendall(b"N")
                self.heard += got.recv(4096)

    def stop(self) -> None:
        self._socket.close()
        self._thread.join(5)


def test_new_rules_give_way_to_whoever_is_at_work_and_are_written_after(ready: Secured) -> None:
    """Two tables in the other order: a deadlock, if the rules were written table by table."""
    at_work = psycopg.connect(ready.administrator("ras"))
    with server.owning(ready.address(), KEEPER) as (store, _door):
        update = threading.Thread(
            target=lambda: setup.write_rules(store.engine, "ras"), daemon=True
        )
        with at_work as desk:
            before = desk.execute("SELECT written_at FROM ras.rules").fetchone()
            desk.execute("SELECT count(*) FROM ras.changed")
            update.start()
            update.join(0.6)
            for table in ("family_case", "user_account", "plan"):
                desk.execute(f"SELECT count(*) FROM {table}".encode())
            assert update.is_alive()
        update.join(60)
    with psycopg.connect(ready.administrator("ras")) as desk:
        assert desk.execute("SELECT written_at FROM ras.rules").fetchone() > before


def test_new_rules_say_it_if_somebody_is_at_work_for_too_long(ready: Secured) -> None:
    at_work = psycopg.connect(ready.administrator("ras"))
    with server.owning(ready.address(), KEEPER) as (store, _door), at_work as desk:
        desk.execute("SELECT count(*) FROM plan")
        with pytest.raises(Busy):
            setup.write_rules(store.engine, "ras", patience=0.1)


def test_logins_left_by_a_database_that_was_dropped_have_no_rights_in_the_next(
    served: Secured,
) -> None:
    roles = served.folder / "roles.sql"
    run = ("psql", "-X", "-d", "postgres", "-v", "database=ras_again", "-f", str(roles))
    known = "SELECT rolname FROM pg_roles WHERE rolname LIKE '%%@ras%%again' ORDER BY 1"
    with psycopg.connect(served.administrator(), autocommit=True) as root:
        root.execute('CREATE ROLE "left@ras_again" LOGIN')
        root.execute('CREATE ROLE "other@rasxagain" LOGIN')
        served.run(*run)
        assert root.execute(known).fetchall() == [("other@rasxagain",)]
        root.execute('CREATE ROLE "new@ras_again" LOGIN IN ROLE ras_again_program')
        served.run(*run)
        assert root.execute(known).fetchall() == [("new@ras_again",), ("other@rasxagain",)]


def test_a_server_for_a_case_file_is_set_up_without_an_administrator(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Else there would be people, and nothing could be moved to it."""
    made: list[str] = []
    monkeypatch.setattr(server, "bring_up", lambda *_asked: ())
    monkeypatch.setattr(server, "has_administrator", lambda *_asked: False)
    monkeypatch.setattr(server, "first_administrator", lambda *asked: made.append(asked[2]))
    for name, said in (("", "move CASEFILE"), ("Ada Lind", "ready\n")):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{KEEPER}\n{name}\n{FIRST}\n"))
        assert main(["server", "setup", "localhost"]) == 0
        assert said in capsys.readouterr().out
    assert made == ["Ada Lind"]

"""What an administrator runs: backup, the proof that it restores; and the log proved from outside.

`backup.sh` and `restore-test.sh` run as they are shipped, against a PostgreSQL of the package.
"""

from __future__ import annotations

import io
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from ras_desktop import cli
from ras_desktop.cli.common import Exit
from ras_desktop.domain.permission import Role
from ras_desktop.services import log, team, user
from ras_desktop.services.team import Team
from ras_desktop.store import log_mark
from ras_desktop.wording import finding
from tests.helpers import secured
from tests.helpers.families import added
from tests.helpers.secured import KEEPER, Secured
from tests.helpers.stores import SetClock

pytestmark = [pytest.mark.postgres, pytest.mark.timeout(400)]

ADMIN, FIRST, OWN = "Ada Lind", "gravel otter candle thirty", "harbour violet twelve lantern"
WORKER, AUDITOR = "Kit Lowe", "Max Reed"


def command(monkeypatch: pytest.MonkeyPatch, typed: str, *words: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    return cli.main([*words])


@pytest.fixture(scope="module")
def ready(served: Secured) -> Secured:
    """With a worker and an auditor, who have their own passphrases."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.StringIO(f"{KEEPER}\n{ADMIN}\n{FIRST}\n"))
        words = ("server", "setup", f"localhost:{served.port}")
        assert cli.main([*words, "--authority", str(served.authority.file)]) == Exit.GOOD
    admin = team.join(served.address(), ADMIN, FIRST)
    user.change_passphrase(admin, FIRST, OWN)
    user.add(admin, WORKER, FIRST, frozenset({Role.SOCIAL_WORKER}), "North")
    user.add(admin, AUDITOR, FIRST, frozenset({Role.AUDITOR}))
    admin.close()
    return served


def worker_at(server: Secured) -> Team:
    return team.join(server.address(), WORKER, FIRST)


def day_of_work(server: Secured, second: Path, name: str) -> tuple[Path, Path]:
    """Somebody signs in, adds a child and signs out; where their heads are kept."""
    at = worker_at(server)
    assert log.open_up(at, second).broken is None
    added(at.desk, name)
    here, there = log.files_of(at, second)
    at.close(second)
    return here, there


def exported(server: Secured, target: Path) -> Path:
    """As the administrator exports it, with PostgreSQL's own tool."""
    place = server.folder / "log.csv"
    every = "SELECT * FROM log_entry ORDER BY number"
    server.run("psql", "-X", "-d", "ras", "-c", f"\\copy ({every}) TO '{place}' CSV HEADER")
    shutil.copyfile(place, target)
    return target


def test_each_desk_signs_and_keeps_heads_outside_the_server(ready: Secured, tmp_path: Path) -> None:
    here, there = day_of_work(ready, tmp_path, "Amy")
    signed, bad = log_mark.in_file(here)
    assert bad == 0
    assert all(each.is_signed for each in signed)
    assert log_mark.in_file(there)[0][-1] == signed[-1]
    key = (here.parent / "key").read_text()
    assert (here.parent / "key").stat().st_mode & 0o777 == 0o600
    with psycopg.connect(ready.administrator("ras")) as root:
        kept = root.execute("SELECT max(number) FROM log_checkpoint").fetchone()
        assert kept == (signed[-1].number,)
        assert root.execute("SELECT count(*) FROM log_key").fetchone() == (0,)
    assert key not in ready.logged()
    day_of_work(ready, tmp_path, "Bo")
    assert {each.key for each in log_mark.in_file(here)[0]} == {signed[0].key}


def test_a_desk_whose_clock_is_years_off_is_told_and_signs_by_the_servers_clock(
    ready: Secured, tmp_path: Path
) -> None:
    for moment in (datetime(2019, 3, 1, 9, tzinfo=UTC), datetime(2041, 3, 1, 9, tzinfo=UTC)):
        at = team.join(ready.address(), WORKER, FIRST, SetClock(moment))
        (told,) = [each for each in at.warnings if each.code == "store.warning.clock_differs"]
        assert str(moment.year) in finding(told)
        assert str(datetime.now(UTC).year) in finding(told)
        here, _ = log.files_of(at, tmp_path)
        at.close(tmp_path)
        signed = log_mark.in_file(here)[0][-1]
        assert abs(signed.at - datetime.now(UTC)) < timedelta(minutes=5)


def test_a_forged_checkpoint_is_not_taken(ready: Secured) -> None:
    at = worker_at(ready)
    with at.desk.store.reading() as look:
        driver = look.connection().exec_driver_sql
        head = driver("SELECT head, head_hash, root FROM ras.log_since(0, '')").one()
    for number, hash_, key in (
        (head[0], "0" * 64, "1" * 64),
        (head[0] + 1, head[1], "1" * 64),
        (head[0], head[1], "short"),
    ):
        with (
            pytest.raises(Exception, match="no checkpoint of this log"),
            at.desk.store.writing() as s,
        ):
            s.connection().exec_driver_sql(
                "SELECT ras.keep_checkpoint(%s, %s, now(), %s, %s, %s)",
                (number, hash_, head[2], key, "2" * 128),
            )
    at.close()


def test_verify_log_proves_a_server_and_an_export(
    ready: Secured,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    here, _ = day_of_work(ready, tmp_path, "Cal")
    address = (f"localhost:{ready.port}", "--authority", str(ready.authority.file))
    marks = ("--checkpoints", str(here))
    typed = f"{AUDITOR}\n{FIRST}\n"
    assert command(monkeypatch, typed, "verify-log", *address, *marks) == Exit.GOOD
    assert "The log is whole" in capsys.readouterr().out
    typed = f"{WORKER}\n{FIRST}\n"  # it is not theirs to verify
    assert command(monkeypatch, typed, "verify-log", *address) == Exit.WRONG_USE
    capsys.readouterr()

    file = exported(ready, tmp_path / "log.csv")
    assert command(monkeypatch, "", "verify-log", str(file), *marks) == Exit.GOOD
    said = capsys.readouterr().out
    assert "The log is whole" in said
    assert "It meets the checkpoint at entry" in said
    lines = file.read_text().splitlines(keepends=True)
    for name, altered in {
        "was changed": [*lines[:3], lines[3].replace("sign", "stop", 1), *lines[4:]],
        "were removed": [*lines[:3], *lines[4:]],
        "The end of the log is missing": lines[:-3],
    }.items():
        file.write_text("".join(altered))
        assert command(monkeypatch, "", "verify-log", str(file), *marks) == Exit.FINDINGS
        assert name in capsys.readouterr().out
    for content in ("", "a,b\n1,2\n", "\x00\x01", lines[0] + "x" * 40):
        file.write_text(content)
        assert command(monkeypatch, "", "verify-log", str(file)) == Exit.SYSTEM
        assert "is not a log that was exported" in capsys.readouterr().err


def test_whoever_owns_the_server_cannot_cut_its_log_unnoticed(
    ready: Secured, tmp_path: Path
) -> None:
    """Also where the checkpoints that the server keeps are taken away."""
    day_of_work(ready, tmp_path, "Dee")
    with psycopg.connect(ready.administrator("ras")) as root:
        root.execute("SET session_replication_role = replica")
        tail = "(SELECT max(number) - 3 FROM log_entry)"
        root.execute(f"DELETE FROM log_checkpoint WHERE number > {tail}")
        root.execute(f"DELETE FROM log_value WHERE entry > {tail}")
        root.execute(f"DELETE FROM log_entry WHERE number > {tail}")
    at = worker_at(ready)
    found = log.open_up(at, tmp_path).broken
    assert found is not None
    assert found.code in ("log.cut", "log.rebuilt")
    at.close()


def test_the_backup_restores_and_is_told_in_the_log(
    ready: Secured,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    second = tmp_path / "second"
    second.mkdir()
    day_of_work(ready, second, "Eve")
    made = Path(_run(ready, "backup.sh", str(ready.folder / "backups")).splitlines()[-1])
    assert {each.name for each in made.iterdir()} == {"cluster", "ras.dump", "SHA256SUMS"}
    said = _run(ready, "restore-test.sh", str(made))
    assert f"restored: {made}" in said
    assert "family_case " in said
    day_of_work(ready, second, "Fay")

    # In earnest: the cluster folder in the place of the data folder.
    ready.stop()
    shutil.rmtree(ready.data)
    ready.run("cp", "-a", str(made / "cluster"), str(ready.data))
    ready.start()
    at = worker_at(ready)
    found = log.open_up(at, second).broken
    assert found is not None  # until its administrator says that it was restored
    at.close()
    address = (f"localhost:{ready.port}", "--authority", str(ready.authority.file))
    words = ("server", "restored", *address, "--backup", made.name)
    assert command(monkeypatch, f"{KEEPER}\n", *words) == Exit.GOOD
    at = worker_at(ready)
    assert log.open_up(at, second).broken is None
    at.close(second)
    capsys.readouterr()
    typed = f"{AUDITOR}\n{FIRST}\n"
    assert command(monkeypatch, typed, "verify-log", *address) == Exit.GOOD
    assert "went on from the backup of" in capsys.readouterr().out


def test_a_backup_that_is_damaged_is_refused(ready: Secured) -> None:
    made = Path(_run(ready, "backup.sh", str(ready.folder / "backups")).splitlines()[-1])
    dump = made / "ras.dump"
    content = bytearray(dump.read_bytes())
    content[len(content) // 2] ^= 1
    dump.write_bytes(content)
    with pytest.raises(AssertionError, match="did NOT match"):
        _run(ready, "restore-test.sh", str(made))


def _run(server: Secured, script: str, *words: str) -> str:
    """A shipped script, as the user postgres, who finds on Debian only what lies in /usr/bin."""
    copied = server.folder / script
    copied.write_bytes((secured.SHIPPED / script).read_bytes())
    copied.chmod(0o755)
    if os.geteuid() == 0:
        shutil.chown(copied, "postgres", "postgres")
    return server.run(str(copied), *words, PATH="/usr/bin:/bin")

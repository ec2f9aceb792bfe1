"""The log of a team's server as each desk witnesses it: signed heads that are not on the server.

The server proves its chain from the last head that a desk knows and says where it ends
(`ras.log_since`); the desk signs that and keeps it here. The key is the desk's own, in a
file that only this person reads; it is never on the server, so nobody there can sign with it.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import platformdirs
from sqlmodel import Session

from ras_desktop.domain.log import COLUMNS, ORIGIN, Link
from ras_desktop.domain.log_check import Restored
from ras_desktop.domain.log_mark import Checkpoint, new_key
from ras_desktop.store.keys import fold_name
from ras_desktop.store.log import NUMBERS, RESTORED
from ras_desktop.store.server.names import program, quoted
from ras_desktop.store.symptoms import of_files

KEY, CHECKPOINTS = "key", "checkpoints"
_PATH = "SET search_path = pg_catalog, pg_temp"


def folder_of(place: str, name: str) -> Path:
    """Where the heads of one server are that this person has seen on this computer."""
    told = hashlib.sha256(f"{place}\n{fold_name(name)}".encode()).hexdigest()[:32]
    return Path(platformdirs.user_data_dir("RAS Desktop", appauthor=False)) / "heads" / told


@of_files()
def key_in(folder: Path) -> bytes:
    """The desk's own key to sign with; made at the first time. DiskFull, ReadOnly, DiskFailed."""
    path = folder / KEY
    with suppress(FileNotFoundError, ValueError):
        held = bytes.fromhex(path.read_text("ascii"))
        if len(held) == 32:
            return held
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = new_key()
    building = path.with_suffix(".new")
    building.unlink(missing_ok=True)
    with os.fdopen(os.open(building, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(key.hex())
        file.flush()
        os.fsync(file.fileno())
    building.replace(path)
    return key


@dataclass(frozen=True, slots=True)
class Since:
    """What the server says of its log from a head on: where it ends, its first entry's hash, and
    the first number at which it does not follow (None: it does). `known`: whether it has the head
    that was asked from."""

    head: Link
    root: str
    broken: int | None
    known: bool


def since(session: Session, start: Link) -> Since:
    """Asks the server to prove its log from a head on; an empty one: from its last checkpoint."""
    asked = session.connection().exec_driver_sql(
        "SELECT head, head_hash, root, broken, known FROM ras.log_since(%s, %s)",
        (start.number, start.hash),
    )
    number, hash_, root, broken, known = asked.one()
    return Since(Link(number, hash_), root, broken, known)


def restored(session: Session) -> tuple[Restored, ...]:
    """Where the server's log goes on from a backup: told to everybody who works there."""
    asked = session.connection().exec_driver_sql(
        "SELECT number, at, by_name, backup FROM ras.log_restored()"
    )
    return tuple(
        Restored(number, datetime.fromisoformat(at), by, backup) for number, at, by, backup in asked
    )


def keep(session: Session, checkpoint: Checkpoint) -> None:
    """Keeps a checkpoint on the server, too: where every auditor has it at once."""
    one = checkpoint
    session.connection().exec_driver_sql(
        "SELECT ras.keep_checkpoint(%s, %s, %s, %s, %s, %s)",
        (one.number, one.hash, one.at, one.root, one.key, one.signature),
    )


_HASHED = f"concat_ws(chr(10), {', '.join(f'e.{each}' for each in COLUMNS)})"


def statements(prefix: str) -> tuple[str, ...]:
    """The functions, for everybody who works there. They tell no content."""
    assert {"number", "act", "many"} == NUMBERS  # texts and whole numbers: `concat_ws` says both
    made = [
        f"""
CREATE OR REPLACE FUNCTION ras.log_since(number_ bigint, hash_ text, OUT head bigint,
    OUT head_hash text, OUT root text, OUT broken bigint, OUT known boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER {_PATH} AS $ras$
BEGIN
    SELECT e.hash INTO root FROM public.log_entry e WHERE e.number = 1;
    IF number_ = 0 THEN
        SELECT c.number, c.hash INTO number_, hash_ FROM public.log_checkpoint c
            ORDER BY c.number DESC LIMIT 1;
        number_ := coalesce(number_, 0);
        hash_ := coalesce(hash_, '{ORIGIN}');
    END IF;
    known := number_ = 0 OR EXISTS (
        SELECT 1 FROM public.log_entry e WHERE e.number = number_ AND e.hash = hash_);
    head := number_;
    head_hash := hash_;
    SELECT coalesce(max(w.number), number_), coalesce(
        (array_agg(w.hash ORDER BY w.number DESC))[1], hash_), min(w.number) FILTER (WHERE w.wrong)
    INTO head, head_hash, broken FROM (
        SELECT e.number, e.hash, encode(sha256(convert_to({_HASHED}, 'UTF8')), 'hex') <> e.hash
            OR e.previous <> coalesce(lag(e.hash) OVER w, hash_)
            OR e.number <> coalesce(lag(e.number) OVER w, number_) + 1 AS wrong
        FROM public.log_entry e WHERE e.number > number_ WINDOW w AS (ORDER BY e.number)
    ) w;
    IF NOT known THEN
        SELECT e.number, e.hash INTO head, head_hash FROM public.log_entry e
            ORDER BY e.number DESC LIMIT 1;
    END IF;
END $ras$""",
        f"""
CREATE OR REPLACE FUNCTION ras.keep_checkpoint(number_ bigint, hash_ text, at_ timestamptz,
    root_ text, key_ text, signature_ text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
{_PATH} AS $ras$
BEGIN
    IF ras.me() IS NULL
        OR NOT EXISTS (SELECT 1 FROM public.log_entry e
            WHERE e.number = number_ AND e.hash = hash_)
        OR root_ IS DISTINCT FROM (SELECT e.hash FROM public.log_entry e WHERE e.number = 1)
        OR key_ !~ '^[0-9a-f]{{64}}$' OR signature_ !~ '^[0-9a-f]{{128}}$' THEN
        RAISE EXCEPTION 'ras: no checkpoint of this log' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO public.log_checkpoint (number, hash, at, root, key, signature)
        VALUES (number_, hash_, at_, root_, key_, signature_) ON CONFLICT DO NOTHING;
END $ras$""",
    ]
    made.append(
        "CREATE OR REPLACE FUNCTION ras.log_restored() RETURNS TABLE (number bigint, at text, "
        f"by_name text, backup text) LANGUAGE sql STABLE SECURITY DEFINER {_PATH} AS $ras$ SELECT "
        "e.number, e.at, e.actor_name, e.thing FROM public.log_entry e "
        f"WHERE e.{RESTORED} ORDER BY e.number $ras$"
    )
    everyone = quoted(program(prefix))
    for each in (
        "log_restored()",
        "log_since(bigint, text)",
        "keep_checkpoint(bigint, text, timestamptz, text, text, text)",
    ):
        made.append(f"REVOKE ALL ON FUNCTION ras.{each} FROM PUBLIC")
        made.append(f"GRANT EXECUTE ON FUNCTION ras.{each} TO {everyone}")
    return tuple(made)

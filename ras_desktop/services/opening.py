"""From an unlocked vault to somebody at a desk. Loaded by `casefile` only after the passphrase."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from ras_desktop import paths
from ras_desktop.domain.finding import Finding, Findings, Refused, Severity
from ras_desktop.domain.log import Noted, What
from ras_desktop.domain.permission import Role
from ras_desktop.domain.user import Standing, User
from ras_desktop.services import scheme as schemes
from ras_desktop.services.casefile import CaseFile
from ras_desktop.services.clock import EARLIEST, LONDON, Clock
from ras_desktop.services.desk import Actor, Desk
from ras_desktop.store import attempts, opening, seen, slotchange, vault
from ras_desktop.store import log_hook as log
from ras_desktop.store import user as user_store
from ras_desktop.store.keys import KeyPolicy, SlotLock
from ras_desktop.store.log import Author
from ras_desktop.store.session import Session, Store
from ras_desktop.store.trouble import WeakenedSlots

_SLACK = timedelta(minutes=2)
"""Clocks are put right by seconds all the time; only more than this is worth a word."""


_LONG = timedelta(days=366)
"""A case file that rests longer than this is rarer than a clock that is wrong."""


def fill(
    database: Path, key: bytes, user: User, own: SlotLock, recovery: SlotLock, clock: Clock
) -> None:
    """Makes the database of a new case file, with its first user and its two slots."""
    store = opening.make_file(database, key)
    try:
        with store.writing(Author("casefile.create", clock(), user.id, user.name)) as session:
            user_store.keep(session, user)
            user_store.add_slot(session, uuid4(), own, user.id)
            user_store.add_slot(session, uuid4(), recovery, None)
            seen.note(session, clock())
    finally:
        store.close()


def enter(opened: vault.Opened, clock: Clock, policy: KeyPolicy) -> CaseFile:
    """Opens the store, and lets the owner of the slot in. The vault is closed if that fails."""
    try:
        store = opening.open_file(opened)
        try:
            return _seat(store, opened, clock, policy)
        except BaseException:
            store.close()
            raise
    except BaseException:
        opened.close()
        raise


def enter_recovered(
    opened: vault.Opened, name: str, passphrase: str, clock: Clock, policy: KeyPolicy
) -> CaseFile:
    """With the recovery key: a new passphrase for a user, then in as that user."""
    try:
        store = opening.open_file(opened)
        try:
            with store.writing(Author("casefile.recover", clock())) as session:
                user = _recovering(session, opened, name)
            by = Author("casefile.recover", clock(), user.id, user.name)
            tag = slotchange.replace(store, opened, user.id, user.name, passphrase, by)
            own = vault.as_user(opened, user.id, tag)
            return _seat(store, own, clock, policy)
        except BaseException:
            store.close()
            raise
    except BaseException:
        opened.close()
        raise


def _recovering(session: Session, opened: vault.Opened, name: str) -> User:
    if user_store.owner_of(session, opened.tag) is not None:
        raise WeakenedSlots
    user = user_store.named(session, name)
    if user is None or user.standing is not Standing.ACTIVE:
        raise Refused(Finding("user.not_known", "name"))
    if Role.ADMINISTRATOR not in user.roles:
        raise Refused(Finding("user.recover.administrator", "name"))
    return user_store.keep(session, replace(user, must_change=False))


def _seat(store: Store, opened: vault.Opened, clock: Clock, policy: KeyPolicy) -> CaseFile:
    now = clock()
    with store.reading() as look:
        user = _owner(look, opened)
    if opened.failed_at:  # in an act of nobody: they need not be of whoever signs in after them
        with store.writing(Author("casefile.sign_in", now)) as session:
            log.note(session, *_attempts(opened))
        attempts.clear(opened.folder)
    with store.writing(Author("casefile.sign_in", now, user.id, user.name)) as session:
        last = seen.last(session)
        seen.note(session, now)
        unfinished = user_store.drop_slots(session, user.id, but=opened.tag)
        live = user_store.live_tags(session)
        log.note(session, Noted(What.SIGN_IN, "user_account", str(user.id)))
    if unfinished:  # a change of passphrase was cut short: what was used now is what counts
        vault.drop_dead_slots(opened, live)
    actor = Actor(user.id, user.name, user.roles, user.team)
    told = (*_warnings(opened, last, now), *schemes.seed(store, paths.forms(), now).findings)
    return CaseFile(Desk(store, actor, clock), opened, policy, told, user.must_change)


def _attempts(opened: vault.Opened) -> tuple[Noted, ...]:
    """The wrong attempts since the last sign-in; nobody knows whose they were."""
    moments = (each.isoformat(timespec="seconds") for each in opened.failed_at)
    return tuple(Noted(What.FAILED, "attempt", each) for each in moments)


def _owner(session: Session, opened: vault.Opened) -> User:
    owner = user_store.owner_of(session, opened.tag)
    if owner is None or owner != opened.user:
        raise WeakenedSlots
    user = user_store.USERS.get(session, owner)
    if user.standing is not Standing.ACTIVE:
        raise WeakenedSlots
    return user


def _warnings(opened: vault.Opened, last: datetime | None, now: datetime) -> Findings:
    found = [_warning("store.warning.healed", part=each) for each in opened.healed]
    if opened.failed_at:
        found.append(_warning("store.warning.failed_attempts", count=len(opened.failed_at)))
    found += _clock_warnings(last, now)
    return tuple(found)


def _clock_warnings(last: datetime | None, now: datetime) -> Findings:
    """A clock that is years off is told before a date is recorded with it."""
    if now < EARLIEST:
        return (_warning("store.warning.clock_early", now=now.astimezone(LONDON)),)
    if last is None:
        return ()
    here = {"now": now.astimezone(LONDON), "seen": last.astimezone(LONDON)}
    if now < last - _SLACK:
        return (_warning("store.warning.clock_back", **here),)
    if now > last + _LONG:
        return (_warning("store.warning.clock_ahead", **here),)
    return ()


def _warning(code: str, **values: object) -> Finding:
    return Finding(code, values=values, severity=Severity.WARNING)

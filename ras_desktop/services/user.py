"""Users of a case file: add, change, suspend; passphrases and the recovery key."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

from ras_desktop.domain import user as user_rules
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.permission import Role
from ras_desktop.domain.user import Standing, User
from ras_desktop.services.casefile import CaseFile, check_new, check_passphrase
from ras_desktop.services.desk import Desk, Done, Work
from ras_desktop.store import slotchange, vault
from ras_desktop.store import user as user_store


def everybody(desk: Desk) -> tuple[User, ...]:
    """All users by name."""
    with desk.read("user.list") as look:
        return user_store.everybody(look.session)


def add(
    casefile: CaseFile, name: str, passphrase: str, roles: frozenset[Role], team: str = ""
) -> Done[User]:
    """A further user, with a first passphrase that has to be changed at the first sign-in.

    Refused: a name that is taken, no role, a weak passphrase.
    """
    user = User(uuid4(), name.strip(), roles, team, must_change=True)
    check_new(user, passphrase)
    by = vault.new_passphrase_key(casefile.vault, user.name, passphrase)
    with casefile.desk.act("user.add") as work:
        if user_store.named(work.session, user.name) is not None:
            raise Refused(Finding("user.name_taken", "name"))
        kept = user_store.keep(work.session, user)
        slotchange.give(work.session, casefile.vault, by, kept.id)
        work.changed("user", kept.id)
        return work.done(kept)


def save(desk: Desk, user: User) -> Done[User]:
    """Changes roles or team. The name takes part in the key and stays. StaleCopy.

    Refused if no active administrator would be left.
    """
    with desk.act("user.save") as work:
        before = user_store.USERS.get(work.session, user.id)
        kept_as_they_are = replace(
            user, name=before.name, standing=before.standing, must_change=before.must_change
        )
        found = user_rules.check(kept_as_they_are)
        if found:
            raise Refused(*found)
        return _kept(work, kept_as_they_are)


def suspend(casefile: CaseFile, id_: UUID) -> Done[User]:
    """Takes a user's key slot away. Refused for oneself and for the last administrator."""
    with casefile.desk.act("user.suspend") as work:
        user = user_store.USERS.get(work.session, id_)
        work.allow(user.standing)
        if user.id == work.actor.id:
            raise Refused(Finding("user.not_oneself"))
        done = _kept(work, replace(user, standing=Standing.SUSPENDED))
        slotchange.drop(work.session, casefile.vault, id_)
        return done


def restore(casefile: CaseFile, id_: UUID, passphrase: str) -> Done[User]:
    """Lets a suspended user in again, with a first passphrase to be changed at sign-in."""
    with casefile.desk.act("user.restore") as work:
        user = user_store.USERS.get(work.session, id_)
        work.allow(user.standing)
        check_passphrase(passphrase, user.name)
        by = vault.new_passphrase_key(casefile.vault, user.name, passphrase)
        done = _kept(work, replace(user, standing=Standing.ACTIVE, must_change=True))
        slotchange.give(work.session, casefile.vault, by, id_)
        return done


def change_passphrase(casefile: CaseFile, old: str, new: str) -> Done[User]:
    """One's own passphrase. Only the key slot changes; the data is not encrypted again.

    Refused: the old one is not right, the new one is weak or the same.
    """
    desk = casefile.desk
    if not vault.passphrase_fits(casefile.vault, desk.actor.name, old):
        raise Refused(Finding("user.old_passphrase_wrong", "old"))
    if new == old:
        raise Refused(Finding("user.passphrase_same", "passphrase"))
    check_passphrase(new, desk.actor.name)
    with desk.act("user.passphrase") as work:
        user = user_store.USERS.get(work.session, desk.actor.id)
        work.changed("user", user.id)
        done = work.done(user)
    slotchange.replace(desk.store, casefile.vault, desk.actor.id, desk.actor.name, new)
    if user.must_change:
        with desk.act("user.passphrase") as work:
            return _kept(work, replace(user, must_change=False))
    return done


def renew_recovery_key(casefile: CaseFile) -> Done[str]:
    """A new recovery key, shown once; the old one opens nothing from now on."""
    with casefile.desk.act("user.recovery_key") as work:
        work.changed("recovery_key", casefile.vault.file_id)
        changed = work.done("").changed
    return Done(slotchange.replace_recovery_key(casefile.desk.store, casefile.vault), changed)


def _kept(work: Work, user: User) -> Done[User]:
    kept = user_store.keep(work.session, user)
    active = (each for each in user_store.everybody(work.session) if each.id != kept.id)
    others = any(_administers(each) for each in active)
    if not others and not _administers(kept):
        raise Refused(Finding("user.last_administrator"))
    work.changed("user", kept.id)
    return work.done(kept)


def _administers(user: User) -> bool:
    return user.standing is Standing.ACTIVE and Role.ADMINISTRATOR in user.roles

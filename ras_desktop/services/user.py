"""Users of a case file: invite, change, suspend, leave; passphrases and the recovery key."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from ras_desktop.domain import user as user_rules
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.permission import Role, Tie
from ras_desktop.domain.user import Standing, User
from ras_desktop.services import passphrase as passphrases
from ras_desktop.services.casefile import CaseFile, check_new, check_passphrase
from ras_desktop.services.caseload import refresh
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.sight import tie_to
from ras_desktop.services.team import Team, check_room
from ras_desktop.store import family as family_store
from ras_desktop.store import people as people_store
from ras_desktop.store import rekey, slotchange, vault
from ras_desktop.store import user as user_store
from ras_desktop.store.session import Store
from ras_desktop.store.trouble import WeakenedSlots


@dataclass(frozen=True, slots=True)
class Given:
    """A user and the first passphrase, five random words: shown once, kept nowhere."""

    user: User
    passphrase: str = field(repr=False)


def everybody(desk: Desk) -> tuple[User, ...]:
    """All users by name."""
    with desk.read("user.list") as look:
        return user_store.everybody(look.session)


def add(
    casefile: CaseFile | Team, name: str, passphrase: str, roles: frozenset[Role], team: str = ""
) -> Done[User]:
    """A further user, with a first passphrase that has to be changed at the first sign-in.

    Refused: a name that is taken, no role, a weak passphrase.
    """
    user = User(uuid4(), name.strip(), roles, team, must_change=True)
    check_new(user, passphrase)
    if isinstance(casefile, Team):
        check_room(user.name, casefile.address.database)
    key = casefile.keyring.new(user.name, passphrase)
    with casefile.desk.act("user.add") as work:
        if user_store.named(work.session, user.name) is not None:
            raise Refused(Finding("user.name_taken", "name"))
        kept = user_store.keep(work.session, user)
        casefile.keyring.give(work.session, key, kept.id)
        work.changed("user", kept.id)
        return work.done(kept)


def invite(
    casefile: CaseFile | Team, name: str, roles: frozenset[Role], team: str = ""
) -> Done[Given]:
    """A further user with a first passphrase of five random words. Refused as `add`."""
    words = passphrases.offer()
    done = add(casefile, name, words, roles, team)
    return Done(Given(done.value, words), done.changed)


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


def suspend(casefile: CaseFile | Team, id_: UUID) -> Done[User]:
    """Takes a user's key slot away. Refused for oneself and for the last administrator."""
    with casefile.desk.act("user.suspend") as work:
        user = user_store.USERS.get(work.session, id_)
        work.allow(user.standing)
        if user.id == work.actor.id:
            raise Refused(Finding("user.not_oneself"))
        done = _kept(work, replace(user, standing=Standing.SUSPENDED))
        casefile.keyring.drop(work.session, id_)
        return done


def restore(casefile: CaseFile | Team, id_: UUID, recovery_key: str = "") -> Done[Given]:
    """Lets somebody in again who was suspended or has left, with a first passphrase.

    Like a reset it takes an administrator and the recovery key: else whoever suspends could sign
    in as somebody else. Mistyped, WrongRecoveryKey, TooSoon. A team's server has no recovery key.
    """
    if not isinstance(casefile, Team):
        _recovery_key(casefile, recovery_key, "user.restore")
    words = passphrases.offer()
    with casefile.desk.act("user.restore") as work:
        user = user_store.USERS.get(work.session, id_)
        work.allow(user.standing)
        key = casefile.keyring.new(user.name, words)
        done = _kept(work, replace(user, standing=Standing.ACTIVE, must_change=True))
        casefile.keyring.give(work.session, key, id_)
        return Done(Given(done.value, words), done.changed)


def reset(casefile: CaseFile | Team, id_: UUID, recovery_key: str = "") -> Done[Given]:
    """A first passphrase for somebody who has forgotten theirs: by an administrator who has the
    recovery key, both. Mistyped, WrongRecoveryKey, TooSoon; Refused for oneself."""
    if not isinstance(casefile, Team):
        _recovery_key(casefile, recovery_key, "user.reset")
    desk, words = casefile.desk, passphrases.offer()
    with desk.act("user.reset") as work:
        user = user_store.USERS.get(work.session, id_)
        work.allow(user.standing)
        if user.id == work.actor.id:
            raise Refused(Finding("user.not_oneself.reset"))
        done = _kept(work, replace(user, must_change=True))
        if isinstance(casefile, Team):
            keyring = casefile.keyring
            keyring.give(work.session, keyring.new(user.name, words), id_)
            return Done(Given(done.value, words), done.changed)
    by = desk.author("user.reset")
    slotchange.replace(desk.store, casefile.vault, id_, done.value.name, words, by)
    return Done(Given(done.value, words), done.changed)


def leave(casefile: CaseFile | Team, id_: UUID) -> Done[User]:
    """Somebody leaves: no slot is theirs any more, and the data key is changed.

    Refused for oneself, and while the person still holds cases: the finding names them. Restricted
    cases that one may not know of are held by their team from then on, and nothing tells of them:
    the people named for them see it.

    The whole file is encrypted anew, which takes about a second for every 50 MB; a power cut leaves
    it as it was or as it will be. Everybody else goes on with their own passphrase and the recovery
    key.
    """
    desk = casefile.desk
    if isinstance(casefile, Team):
        return _leave_server(desk, id_)
    with desk.read("user.leave") as look:
        _may_leave(look, id_)

    def change(copy: Store) -> Done[User]:
        with Desk(copy, desk.actor, desk.clock).act("user.leave") as work:
            user = _may_leave(work, id_)
            work.allow(user.standing)
            _to_their_teams(work, id_)
            done = _kept(work, replace(user, standing=Standing.LEFT, must_change=False))
            user_store.drop_slots(work.session, id_)
            return Done(done.value, tuple(each for each in done.changed if each.kind == "user"))

    with casefile.copying:
        casefile.vault, done = rekey.change_data_key(casefile.vault, desk.store, change)
    return done


def _leave_server(desk: Desk, id_: UUID) -> Done[User]:
    """On a team's server the role is closed; an administrator sees no case, so the server says
    which the person still holds."""
    with desk.act("user.leave") as work:
        user = user_store.USERS.get(work.session, id_)
        work.allow(user.standing)
        if user.id == work.actor.id:
            raise Refused(Finding("user.not_oneself.leave"))
        found = user_rules.check_leaving(user_store.numbers_held(work.session, id_))
        if found:
            raise Refused(*found)
        return _kept(work, replace(user, standing=Standing.LEFT, must_change=False))


def _may_leave(look: Reading, id_: UUID) -> User:
    user = user_store.USERS.get(look.session, id_)
    if user.id == look.actor.id:
        raise Refused(Finding("user.not_oneself.leave"))
    held = family_store.held_by(look.session, id_)
    told = [each.number for each in held if tie_to(look, each) is not Tie.HIDDEN]
    found = user_rules.check_leaving(told)
    if found:
        raise Refused(*found)
    return user


def _to_their_teams(work: Work, worker: UUID) -> None:
    for case in family_store.held_by(work.session, worker):
        family_store.CASES.put(work.session, replace(case, worker=None))
        people_store.end_spells(work.session, case.id, work.today)
        refresh(work, case.id)


def _recovery_key(casefile: CaseFile, recovery_key: str, verb: str) -> None:
    """The recovery key that the database lists, too."""
    with casefile.desk.read(verb) as look:
        tag = vault.recovery_key_must_fit(casefile.vault, recovery_key, look.now)
        if user_store.owner_of(look.session, tag) is not None:
            raise WeakenedSlots


def change_passphrase(casefile: CaseFile | Team, old: str, new: str) -> Done[User]:
    """One's own passphrase. Only the key slot changes; the data is not encrypted again.

    Refused: the old one is not right, the new one is weak or the same.
    """
    desk = casefile.desk
    if not casefile.keyring.fits(desk.actor.name, old):
        raise Refused(Finding("user.old_passphrase_wrong", "old"))
    if new == old:
        raise Refused(Finding("user.passphrase_same", "passphrase"))
    check_passphrase(new, desk.actor.name)
    if isinstance(casefile, Team):
        return _change_on_server(casefile, new)
    with desk.act("user.passphrase") as work:
        user = user_store.USERS.get(work.session, desk.actor.id)
        work.changed("user", user.id)
        done = work.done(user)
    actor, by = desk.actor, desk.author("user.passphrase")
    slotchange.replace(desk.store, casefile.vault, actor.id, actor.name, new, by)
    if user.must_change:
        with desk.act("user.passphrase") as work:
            return _kept(work, replace(user, must_change=False))
    return done


def _change_on_server(team: Team, new: str) -> Done[User]:
    """Passphrase and row in one transaction; the connections that stand go on."""
    keyring = team.keyring
    with team.desk.act("user.passphrase") as work:
        user = user_store.USERS.get(work.session, team.desk.actor.id)
        keyring.give(work.session, keyring.new(user.name, new), user.id)
        done = _kept(work, replace(user, must_change=False))
    old, team.door.passphrase = team.door.passphrase, keyring.new(user.name, new)[1]
    if team.desk.keeping is not None:
        team.desk.keeping.changed(old)
    return done


def renew_recovery_key(casefile: CaseFile) -> Done[str]:
    """A new recovery key, shown once; the old one opens nothing from now on."""
    with casefile.desk.act("user.recovery_key") as work:
        work.changed("recovery_key", casefile.vault.file_id)
        changed = work.done("").changed
    desk = casefile.desk
    by = desk.author("user.recovery_key")
    return Done(slotchange.replace_recovery_key(desk.store, casefile.vault, by), changed)


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

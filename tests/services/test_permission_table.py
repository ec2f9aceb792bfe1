"""Every verb as every role, tie and state, against what is written out here by hand.

The expectation is a table of its own, read by nobody but this test: to change a right, two people
(or one, twice) have to write it down.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import pytest

import ras_desktop.wording.all  # noqa: F401  (registers the sentences)
from ras_desktop.domain import permission
from ras_desktop.domain.access import Access, AccessKind
from ras_desktop.domain.family import Case
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.permission import EVERYBODY, TABLE, Reach, Role, Tie, reach_of
from ras_desktop.services.desk import Desk
from ras_desktop.services.record import case_to_read
from ras_desktop.store.access import ACCESSES
from ras_desktop.store.session import Store
from ras_desktop.store.trouble import Gone
from ras_desktop.wording import finding
from tests.helpers.cases import a_case
from tests.helpers.stores import SetClock, SetDesk, desk_at
from tests.helpers.timing import allowed, best

LETTERS = {
    "F": Role.FAMILY_SUPPORT_WORKER,
    "S": Role.SOCIAL_WORKER,
    "E": Role.EARLY_HELP_WORKER,
    "T": Role.TRANSITIONS_WORKER,
    "C": Role.EHC_COORDINATOR,
    "M": Role.TEAM_MANAGER,
    "p": Role.PANEL_MEMBER,
    "P": Role.PANEL_CHAIR,
    "m": Role.MINUTE_TAKER,
    "£": Role.FINANCE,
    "R": Role.RAS_LEAD,
    "A": Role.AUDITOR,
    "a": Role.ADMINISTRATOR,
}
CASEWORK = frozenset("FSETCM")
"""Whose letters reach their own and their team's cases; all others reach every case."""

# verb | who | in which states ("-": any) | g: in an emergency too, o: never one's own work
EXPECTED = """
request.read          FSETCM pPm £ R A   -                          g
request.log           FSETCM             -
request.save          FSETCM             waiting
request.decide        FSETCM             waiting
request.correct       M                  accepted,refused,withdrawn
request.tick          FSETCM             open,held
family.list           FSETCM pPm £ R A   -                          g
family.read           FSETCM pPm £ R A   -                          g
family.add            FSETCM             -
family.save           FSETCM             open,held
family.note           FSETCM             open,held,closed           g
family.consent        FSETCM             open,held
family.people         FSETCM             open,held
family.needs          FSETCM             open,held
family.link           FSETCM             open,held
family.hold           FSETCM             open
family.close          FSETCM             open,held
family.reopen         FSETCM             held,closed
family.hand_over      FSETCM             open,held
family.merge          M                  open,held,closed
family.export         FSETCM R           -
today.put_off         FSETCM             open,held
cover.read            FSETCM pPm £ R A a -
cover.arrange         FSETCM             -
cover.arrange_team    M                  -
case.restrict         M                  open,held,closed
case.lift             M                  open,held,closed
case.name_person      M                  open,held,closed
case.break_glass      FSETCM             -                          all
case.look_at_glass    M                  -                          o
assessment.read       FSETCM pPm £ R A   -                          g
assessment.start      FSETCM             open
assessment.save       FSETCM             draft
assessment.drop       FSETCM             draft
assessment.seal       FSETCM             draft
assessment.moderate   M P                submitted                  o
assessment.confirm    M P                submitted                  o
assessment.follow     FSETCM             submitted,confirmed
amount.read           FSETCM pPm £ R A   -                          g
amount.record         FSETCM             open
amount.end            FSETCM             open,held,closed
plan.read             FSETCM pPm £ R A   -                          g
plan.start            FSETCM             open
plan.save             FSETCM             draft
plan.drop             FSETCM             draft
plan.agree            FSETCM             draft
plan.follow           FSETCM             agreed
panel.read            FSETCM pPm £ R A   -                          g
panel.put             FSETCM             agreed
panel.answer          FSETCM             urgent,waiting
panel.withdraw        FSETCM             waiting
panel.arrange         M P m              planned
panel.agenda          M P m              planned
panel.interest        M pPm              planned
panel.hold            M P m              planned
panel.write           M P m              -
panel.decide          M P m              urgent,waiting             o
panel.correct         M P m              decided,deferred           o
monitoring.read       FSETCM pPm £ R A   -                          g
monitoring.take_in    FSETCM £           open,held
monitoring.sort       FSETCM £           open,held
monitoring.drop       FSETCM £           open,held
monitoring.look       FSETCM £           open,held
monitoring.sample     M £ A              -
monitoring.export     M £ R              -
proposal.make         FSETCM £           open,held
proposal.answer       FSETCM £           answered,proposed
proposal.decide       M                  answered,proposed          o
proposal.withdraw     FSETCM £           answered,proposed
existing.read         FSETCM £ R         -
existing.take_in      M R                -                          all
growing.read          FSETCM pPm £ R A   -                          g
growing.list          M £ R              -
growing.export        M £ R              -
growing.tick          FSETCM             open,held
growing.arrange       FSETCM             open,held
closing.read          FSETCM pPm £ R A   -                          g
closing.start         FSETCM £           open,held
closing.save          FSETCM £           draft
closing.settle        M £                draft                      o
closing.come_back     FSETCM £           settled
closing.withdraw      FSETCM £           draft
uplift.read           M P £ R A          -
uplift.save           M £ R              draft
uplift.approve        M                  draft                      o
uplift.withdraw       M £ R              draft
spending.read         M P £ R A          -
spending.export       M £ R              -
document.read         FSETCM pPm £ R A   -                          g
document.print        FSETCM pPm £ R A   -                          g
document.issue        FSETCM             -
recipient.confirm     FSETCM             -
attachment.read       FSETCM pPm £ R A   -                          g
attachment.add        FSETCM £           -
attachment.remove     M                  -
review.read           FSETCM pPm £ R A   -                          g
review.start          FSETCM             open,held
review.save           FSETCM             draft
review.drop           FSETCM             draft
review.hold           FSETCM             draft
review.action         FSETCM             open,held
review.set_aside      M                  held                       o
review.report         M R A              -
agreement.read        FSETCM pPm £ R A   -                          g
agreement.start       FSETCM £           -
agreement.save        FSETCM £           draft
agreement.drop        FSETCM £           draft
agreement.check       FSETCM £           draft,ready,signed
agreement.relative    M                  draft                      o
agreement.ready       FSETCM £           draft
agreement.again       FSETCM £           ready
agreement.sign        FSETCM £           ready
agreement.end         M £                signed
notice.read           FSETCM pPm £ R A   -                          g
notice.start          FSETCM             open,held
notice.save           FSETCM             draft
notice.drop           FSETCM             draft
notice.help           FSETCM             given
notice.withdraw       M                  given
notice.without        M                  open,held
reconsideration.read  FSETCM pPm £ R A   -                          g
reconsideration.ask   FSETCM             given
reconsideration.add   FSETCM             asked
reconsideration.drop  FSETCM             asked
reconsideration.answer M P               asked
account.read          FSETCM £ A         -                          g
account.enter         FSETCM £           open,held
account.confirm       £                  waiting                    o
account.drop          FSETCM £           waiting
account.in_full       £                  -
payment.read          FSETCM pPm £ R A   -                          g
payment.runs          £ A                -
payment.open          £                  -
payment.review        £                  draft,reviewed
payment.drop          £                  draft,reviewed
payment.seal          £                  reviewed                   o
payment.export        £                  sealed
payment.returned      £                  -
payment.reverse       £                  -
payment.look          £                  -
payment.paid_back     £                  -
payment.before        £                  -
payment.pause         FSETCM £           open,held
payment.answer_pause  M                  asked                      o
payment.resume        FSETCM £           agreed
payment.drop_pause    FSETCM £           asked
payment.share         FSETCM £           open,held
payment.settings      £ a                -
scheme.read           FSETCM pPm £ R A a -
scheme.start          R                  -
scheme.save           R                  draft
scheme.drop           R                  draft
scheme.approve        R                  draft                      o
scheme.retire         R                  -
scheme.compare        M R                -
practice.read         FSETCM pPm £ R A   -
practice.score        FSETCM pPm R       open
practice.finish       FSETCM pPm R       open
practice.compare      FSETCM pPm R       -
practice.agreement    M R                -
practice.names        M                  -
practice.save         R                  -
settings.read         FSETCM pPm £ R A a -
settings.save         R a                -
view.read             FSETCM pPm £ R A a -
view.save             FSETCM pPm £ R A a -
user.list             FSETCM pPm £ R A a -
user.add              a                  -
user.save             a                  -
user.suspend          a                  active
user.restore          a                  left,suspended
user.reset            a                  active
user.leave            a                  active,suspended
user.passphrase       FSETCM pPm £ R A a -
user.recovery_key     a                  -
backup.restore        a                  -
backup.remove         a                  -
log.read              A                  -
log.check             M A a              -
log.erase             M                  -
history.read          FSETCM A           -                          g
mine.read             FSETCM pPm £ R A a -
casefile.check        FSETCM pPm £ R A a -
casefile.fill         a                  -
"""


@dataclass(frozen=True)
class Line:
    """One line of the table above."""

    who: str
    states: frozenset[str]
    marks: str


def read() -> dict[str, Line]:
    found = {}
    for line in EXPECTED.strip().splitlines():
        verb, who, states = line[:22].strip(), line[22:41].replace(" ", ""), line[41:68].strip()
        named = frozenset() if states == "-" else frozenset(states.split(","))
        found[verb] = Line(who, named, line[68:].strip())
    return found


LINES = read()
STATES = sorted({state for line in LINES.values() for state in line.states})


def reaches(line: Line, letter: str, tie: Tie) -> bool:
    """Whether somebody of this role reaches a case that they stand to so."""
    if tie is Tie.HIDDEN:
        return False
    if tie in (Tie.OWN, Tie.TEAM) or letter not in CASEWORK or line.marks == "all":
        return True
    return tie is Tie.GLASS and line.marks == "g"


def code(line: Line, letter: str, state: str | None, tie: Tie | None, own: bool) -> str:
    """The code that stands against it, or ""."""
    if letter not in line.who:
        return "permission.role"
    if tie is not None and not reaches(line, letter, tie):
        return f"permission.{tie.value}"
    if own and line.marks == "o":
        return "permission.own_work"
    late = state is not None and line.states and state not in line.states
    return "permission.state" if late else ""


def test_no_verb_is_missing_and_none_is_left_over() -> None:
    assert set(LINES) == set(TABLE)


@pytest.mark.parametrize("verb", sorted(LINES))
def test_every_role_in_every_state_with_every_tie_on_own_and_others_work(verb: str) -> None:
    line = LINES[verb]
    for letter, role in LETTERS.items():
        roles = frozenset({role})
        assert permission.offered(verb, roles) is (letter in line.who)
        for tie in (None, *Tie):
            offered = letter in line.who and (tie is None or reaches(line, letter, tie))
            assert permission.offered(verb, roles, tie) is offered
            for state in (None, *STATES):
                for own in (False, True):
                    found = permission.ask(verb, roles, state, tie, own)
                    told = found.code if found else ""
                    assert told == code(line, letter, state, tie, own), (role, tie, state, own)
                    if found is not None:
                        assert finding(found).endswith(".")


def at(store: Store, role: Role, case: Case, tie: Tie) -> SetDesk:
    """Somebody of one role who stands to a case like this, in the store."""
    team = "North" if tie is Tie.TEAM else "South"
    desk = desk_at(store, frozenset({role}), SetClock(), f"{role} {tie}", team)
    until = desk.now() + timedelta(hours=4)
    kinds = {Tie.OWN: AccessKind.NAMED, Tie.GLASS: AccessKind.GLASS}
    if tie in kinds:
        me, name = desk.actor.id, desk.actor.name
        held = Access(uuid4(), case.id, me, name, kinds[tie], "Why", me, name, desk.now(), until)
        with store.writing(desk.author("casefile.fill")) as session:
            ACCESSES.put(session, held)
    return desk


@pytest.mark.parametrize("role", sorted(Role))
def test_the_gate_of_the_services_answers_the_same(file_store: Store, role: Role) -> None:
    filler = desk_at(file_store, EVERYBODY, SetClock())
    open_, shut = a_case(filler, team="North"), a_case(filler, team="North", restricted=True)
    letter = next(letter for letter, each in LETTERS.items() if each is role)
    knows = LINES["family.read"]
    for tie in Tie:
        case = shut if tie is Tie.HIDDEN else open_
        desk = at(file_store, role, case, tie)
        may_know = letter in knows.who and reaches(knows, letter, tie)
        for verb, line in LINES.items():
            for own in (False, True):
                told = code(line, letter, None, tie, own)
                expected = told if told == "permission.role" or may_know else "gone"
                assert answer(desk, verb, case, own) == expected, (verb, tie, own)


def answer(desk: Desk, verb: str, case: Case, own: bool) -> str:
    """What the gate says to a verb on a case: "" where it lets it through."""
    try:
        with desk.act(verb) as work:
            case_to_read(work, case.id)
            state = next(iter(sorted(TABLE[verb].states)), "open")
            work.allow(state, own)
    except Refused as refused:
        return refused.findings[0].code
    except Gone:
        return "gone"
    return ""


def test_reach_is_plain_data_for_the_server() -> None:
    for verb, line in LINES.items():
        wanted = {}
        for letter in line.who:
            team = letter in CASEWORK and line.marks != "all"
            wanted[LETTERS[letter]] = Reach.TEAM if team else Reach.ALL
        assert dict(reach_of(verb)) == wanted


def test_a_role_that_reaches_its_own_cases_only_does_not_reach_the_teams() -> None:
    rule = permission._rule({Role.FINANCE}, reach={Role.FINANCE: Reach.OWN})
    assert Role.FINANCE in rule.within[Tie.OWN]
    assert not any(rule.within[tie] for tie in Tie if tie is not Tie.OWN)


def test_a_question_takes_less_than_five_microseconds() -> None:
    def thousand() -> None:
        for _ in range(1000):
            permission.ask("family.save", EVERYBODY, "open", Tie.TEAM)

    assert best(thousand, 20) < allowed(5)

"""Who may do what, in which cases, and when: one table of verb × role × reach × state.

A verb is a dotted word: stage, then what is done ("plan.save"). `ask` answers for services, for
buttons and for tests alike, so that what is offered is what is allowed. A verb that the role may
not use is not offered; one that comes too early can be pressed and says what is missing.

How far a role reaches is plain data (`REACH`, `reach_of`): a team's server enforces row by row what
is said here, made from the same table. Why it is as it is: docs/decisions/009.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from ras_desktop.domain.finding import Finding


class Role(StrEnum):
    """What somebody is in the service; one person can be several."""

    FAMILY_SUPPORT_WORKER = "family-support-worker"
    SOCIAL_WORKER = "social-worker"
    EARLY_HELP_WORKER = "early-help-worker"
    TRANSITIONS_WORKER = "transitions-worker"
    EHC_COORDINATOR = "ehc-coordinator"
    TEAM_MANAGER = "team-manager"
    PANEL_MEMBER = "panel-member"
    PANEL_CHAIR = "panel-chair"
    MINUTE_TAKER = "minute-taker"
    FINANCE = "finance"
    RAS_LEAD = "ras-lead"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


EVERYBODY = frozenset(Role)
WORKERS = frozenset(
    {
        Role.FAMILY_SUPPORT_WORKER,
        Role.SOCIAL_WORKER,
        Role.EARLY_HELP_WORKER,
        Role.TRANSITIONS_WORKER,
        Role.EHC_COORDINATOR,
    }
)
MANAGERS = frozenset({Role.TEAM_MANAGER})
MODERATORS = MANAGERS | {Role.PANEL_CHAIR}
"""A manager or the panel may moderate (domain.md §4.2); the chair writes down what it found."""
CASEWORK = WORKERS | MANAGERS
CLERKS = MODERATORS | {Role.MINUTE_TAKER}
"""Who arranges meetings and writes down what is decided."""
PANEL = frozenset({Role.PANEL_MEMBER, Role.PANEL_CHAIR, Role.MINUTE_TAKER})
READERS = CASEWORK | PANEL | {Role.FINANCE, Role.RAS_LEAD, Role.AUDITOR}
LEADS = frozenset({Role.RAS_LEAD})
SCORERS = CASEWORK | PANEL | LEADS
SPENDERS = MANAGERS | LEADS | {Role.FINANCE, Role.PANEL_CHAIR, Role.AUDITOR}
"""Who looks at the council's budget as a whole."""
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})

OWNER = frozenset(
    {Role.FAMILY_SUPPORT_WORKER, Role.TEAM_MANAGER, Role.RAS_LEAD, Role.ADMINISTRATOR}
)
"""The roles of whoever creates a case file on a laptop: nobody else is there to do it."""


class Reach(IntEnum):
    """How far a role reaches: each reach holds those before it."""

    OWN = 1
    TEAM = 2
    ALL = 3


class Tie(StrEnum):
    """How somebody stands to one case.

    OWN: holds it, or is named for it. TEAM: their team's, or no team's. GLASS: another team's,
    opened in an emergency for a limited time. OTHER: another team's. HIDDEN: restricted, and they
    are not named: for them there is no such case.
    """

    OWN = "own"
    TEAM = "team"
    GLASS = "glass"
    OTHER = "other"
    HIDDEN = "hidden"


REACH: Mapping[Role, Reach] = {
    **dict.fromkeys(EVERYBODY, Reach.ALL),
    **dict.fromkeys(CASEWORK, Reach.TEAM),
}
"""How far each role reaches in every row that does not say otherwise: casework to the team's cases,
those who only read (panel, finance, RAS lead, auditor) to all that are not restricted."""

_NEEDS = {Tie.OWN: Reach.OWN, Tie.TEAM: Reach.TEAM, Tie.GLASS: Reach.ALL, Tie.OTHER: Reach.ALL}


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may use a verb: which roles, how far each reaches, in which states (none: in every).

    `glass`: also in a case that was opened in an emergency. `own_work`: nobody does this to what
    is their own work. `within`: the roles that reach a case with this tie.
    """

    roles: frozenset[Role]
    states: frozenset[str]
    reach: Mapping[Role, Reach]
    glass: bool
    own_work: bool
    within: Mapping[Tie, frozenset[Role]]


def _rule(
    roles: Iterable[Role],
    *states: str,
    reach: Mapping[Role, Reach] = REACH,
    glass: bool = False,
    own_work: bool = False,
) -> Rule:
    far = {role: reach.get(role, REACH[role]) for role in roles}
    within = {tie: frozenset(r for r in far if far[r] >= need) for tie, need in _NEEDS.items()}
    within[Tie.HIDDEN] = frozenset()
    if glass:
        within[Tie.GLASS] = frozenset(far)
    return Rule(frozenset(far), frozenset(states), far, glass, own_work, within)


TABLE: dict[str, Rule] = {
    # request: waiting → accepted | refused | withdrawn
    "request.read": _rule(READERS, glass=True),
    "request.log": _rule(CASEWORK),
    "request.save": _rule(CASEWORK, "waiting"),
    "request.decide": _rule(CASEWORK, "waiting"),
    "request.correct": _rule(MANAGERS, "accepted", "refused", "withdrawn"),
    "request.tick": _rule(CASEWORK, "open", "held"),
    # family and case: open → held | closed → open; merged is the end of the second record
    "family.list": _rule(READERS, glass=True),
    "family.read": _rule(READERS, glass=True),
    "family.add": _rule(CASEWORK),
    "family.save": _rule(CASEWORK, "open", "held"),
    "family.note": _rule(CASEWORK, "open", "held", "closed", glass=True),
    "family.consent": _rule(CASEWORK, "open", "held"),
    "family.people": _rule(CASEWORK, "open", "held"),
    "family.needs": _rule(CASEWORK, "open", "held"),
    "family.link": _rule(CASEWORK, "open", "held"),
    "family.hold": _rule(CASEWORK, "open"),
    "family.close": _rule(CASEWORK, "open", "held"),
    "family.reopen": _rule(CASEWORK, "held", "closed"),
    "family.hand_over": _rule(CASEWORK, "open", "held"),
    "family.merge": _rule(MANAGERS, "open", "held", "closed"),
    "family.export": _rule(CASEWORK | LEADS),
    "today.put_off": _rule(CASEWORK, "open", "held"),
    # cover between two days: arranged by a worker for themselves, by a manager for the team
    "cover.read": _rule(EVERYBODY),
    "cover.arrange": _rule(CASEWORK),
    "cover.arrange_team": _rule(MANAGERS),
    # who may see a case: restricted ones are known to the people named for them, and nobody else
    "case.restrict": _rule(MANAGERS, "open", "held", "closed"),
    "case.lift": _rule(MANAGERS, "open", "held", "closed"),
    "case.name_person": _rule(MANAGERS, "open", "held", "closed"),
    "case.break_glass": _rule(CASEWORK, reach=dict.fromkeys(CASEWORK, Reach.ALL)),
    "case.look_at_glass": _rule(MANAGERS, own_work=True),
    # assessment: draft → submitted → confirmed → superseded
    "assessment.read": _rule(READERS, glass=True),
    "assessment.start": _rule(CASEWORK, "open"),
    "assessment.save": _rule(CASEWORK, "draft"),
    "assessment.drop": _rule(CASEWORK, "draft"),
    "assessment.seal": _rule(CASEWORK, "draft"),
    "assessment.moderate": _rule(MODERATORS, "submitted", own_work=True),
    "assessment.confirm": _rule(MODERATORS, "submitted", own_work=True),
    "assessment.follow": _rule(CASEWORK, "submitted", "confirmed"),
    "amount.read": _rule(READERS, glass=True),
    "amount.record": _rule(CASEWORK, "open"),
    "amount.end": _rule(CASEWORK, "open", "held", "closed"),
    # plan: draft → agreed → superseded
    "plan.read": _rule(READERS, glass=True),
    "plan.start": _rule(CASEWORK, "open"),
    "plan.save": _rule(CASEWORK, "draft"),
    "plan.drop": _rule(CASEWORK, "draft"),
    "plan.agree": _rule(CASEWORK, "draft"),
    "plan.follow": _rule(CASEWORK, "agreed"),
    # panel: waiting → urgent → decided | deferred | withdrawn; meeting: planned → held | cancelled
    "panel.read": _rule(READERS, glass=True),
    "panel.put": _rule(CASEWORK, "agreed"),
    "panel.answer": _rule(CASEWORK, "waiting", "urgent"),
    "panel.withdraw": _rule(CASEWORK, "waiting"),
    "panel.arrange": _rule(CLERKS, "planned"),
    "panel.agenda": _rule(CLERKS, "planned"),
    "panel.interest": _rule(MANAGERS | PANEL, "planned"),
    "panel.hold": _rule(CLERKS, "planned"),
    "panel.write": _rule(CLERKS),
    "panel.decide": _rule(CLERKS, "waiting", "urgent", own_work=True),
    "panel.correct": _rule(CLERKS, "decided", "deferred", own_work=True),
    # how a direct payment is used: statements taken in and sorted to the supports
    "monitoring.read": _rule(READERS, glass=True),
    "monitoring.take_in": _rule(CASEWORK | {Role.FINANCE}, "open", "held"),
    "monitoring.sort": _rule(CASEWORK | {Role.FINANCE}, "open", "held"),
    "monitoring.drop": _rule(CASEWORK | {Role.FINANCE}, "open", "held"),
    "monitoring.look": _rule(CASEWORK | {Role.FINANCE}, "open", "held"),
    "monitoring.sample": _rule(MANAGERS | {Role.FINANCE, Role.AUDITOR}),
    "monitoring.export": _rule(MANAGERS | LEADS | {Role.FINANCE}),
    # proposal: proposed → answered → decided; withdrawn before it is decided
    "proposal.make": _rule(CASEWORK | {Role.FINANCE}, "open", "held"),
    "proposal.answer": _rule(CASEWORK | {Role.FINANCE}, "proposed", "answered"),
    "proposal.decide": _rule(MANAGERS, "proposed", "answered", own_work=True),
    "proposal.withdraw": _rule(CASEWORK | {Role.FINANCE}, "proposed", "answered"),
    # review: draft → held → set aside
    "review.read": _rule(READERS, glass=True),
    "review.start": _rule(CASEWORK, "open", "held"),
    "review.save": _rule(CASEWORK, "draft"),
    "review.drop": _rule(CASEWORK, "draft"),
    "review.hold": _rule(CASEWORK, "draft"),
    "review.action": _rule(CASEWORK, "open", "held"),
    "review.set_aside": _rule(MANAGERS, "held", own_work=True),
    "review.report": _rule(MANAGERS | LEADS | {Role.AUDITOR}),
    # growing up: tasks before an age, and what is arranged at it; no money moves
    "growing.read": _rule(READERS, glass=True),
    "growing.list": _rule(MANAGERS | LEADS | {Role.FINANCE}),
    "growing.export": _rule(MANAGERS | LEADS | {Role.FINANCE}),
    "growing.tick": _rule(CASEWORK, "open", "held"),
    "growing.arrange": _rule(CASEWORK, "open", "held"),
    # the last account of a direct payment: draft → settled → returned; or withdrawn
    "closing.read": _rule(READERS, glass=True),
    "closing.start": _rule(CASEWORK | {Role.FINANCE}, "open", "held"),
    "closing.save": _rule(CASEWORK | {Role.FINANCE}, "draft"),
    "closing.settle": _rule(MANAGERS | {Role.FINANCE}, "draft", own_work=True),
    "closing.come_back": _rule(CASEWORK | {Role.FINANCE}, "settled"),
    "closing.withdraw": _rule(CASEWORK | {Role.FINANCE}, "draft"),
    # new rates for everybody: draft → approved | withdrawn
    "uplift.read": _rule(SPENDERS),
    "uplift.save": _rule(MANAGERS | LEADS | {Role.FINANCE}, "draft"),
    "uplift.approve": _rule(MANAGERS, "draft", own_work=True),
    "uplift.withdraw": _rule(MANAGERS | LEADS | {Role.FINANCE}, "draft"),
    # the council's year: what is committed of its budget
    "spending.read": _rule(SPENDERS),
    "spending.export": _rule(MANAGERS | LEADS | {Role.FINANCE}),
    # existing packages: the implementation year, and taking them in from a file
    "existing.read": _rule(CASEWORK | LEADS | {Role.FINANCE}),
    "existing.take_in": _rule(MANAGERS | LEADS, reach=dict.fromkeys(MANAGERS | LEADS, Reach.ALL)),
    # documents
    "document.read": _rule(READERS, glass=True),
    "document.print": _rule(READERS, glass=True),
    "document.issue": _rule(CASEWORK),
    "recipient.confirm": _rule(CASEWORK),
    "attachment.read": _rule(READERS, glass=True),
    "attachment.add": _rule(CASEWORK | {Role.FINANCE}),
    "attachment.remove": _rule(MANAGERS),
    # agreement: draft → ready → signed → ended; account: waiting → confirmed → replaced
    "agreement.read": _rule(READERS, glass=True),
    "agreement.start": _rule(CASEWORK | {Role.FINANCE}),
    "agreement.save": _rule(CASEWORK | {Role.FINANCE}, "draft"),
    "agreement.drop": _rule(CASEWORK | {Role.FINANCE}, "draft"),
    "agreement.check": _rule(CASEWORK | {Role.FINANCE}, "draft", "ready", "signed"),
    "agreement.relative": _rule(MANAGERS, "draft", own_work=True),
    "agreement.ready": _rule(CASEWORK | {Role.FINANCE}, "draft"),
    "agreement.again": _rule(CASEWORK | {Role.FINANCE}, "ready"),
    "agreement.sign": _rule(CASEWORK | {Role.FINANCE}, "ready"),
    "agreement.end": _rule(MANAGERS | {Role.FINANCE}, "signed"),
    # notice: draft → given → withdrawn
    "notice.read": _rule(READERS, glass=True),
    "notice.start": _rule(CASEWORK, "open", "held"),
    "notice.save": _rule(CASEWORK, "draft"),
    "notice.drop": _rule(CASEWORK, "draft"),
    "notice.help": _rule(CASEWORK, "given"),
    "notice.withdraw": _rule(MANAGERS, "given"),
    "notice.without": _rule(MANAGERS, "open", "held"),
    # reconsideration: asked → answered | dropped; it is asked for while its notice is given
    "reconsideration.read": _rule(READERS, glass=True),
    "reconsideration.ask": _rule(CASEWORK, "given"),
    "reconsideration.add": _rule(CASEWORK, "asked"),
    "reconsideration.drop": _rule(CASEWORK, "asked"),
    "reconsideration.answer": _rule(MODERATORS, "asked"),
    "account.read": _rule(CASEWORK | {Role.FINANCE, Role.AUDITOR}, glass=True),
    "account.enter": _rule(CASEWORK | {Role.FINANCE}, "open", "held"),
    "account.confirm": _rule({Role.FINANCE}, "waiting", own_work=True),
    "account.drop": _rule(CASEWORK | {Role.FINANCE}, "waiting"),
    "account.in_full": _rule({Role.FINANCE}),
    # run: draft → reviewed → sealed, or dropped; pause: asked → agreed | refused | withdrawn
    "payment.read": _rule(READERS, glass=True),
    "payment.runs": _rule({Role.FINANCE, Role.AUDITOR}),
    "payment.open": _rule({Role.FINANCE}),
    "payment.review": _rule({Role.FINANCE}, "draft", "reviewed"),
    "payment.drop": _rule({Role.FINANCE}, "draft", "reviewed"),
    "payment.seal": _rule({Role.FINANCE}, "reviewed", own_work=True),
    "payment.export": _rule({Role.FINANCE}, "sealed"),
    "payment.returned": _rule({Role.FINANCE}),
    "payment.reverse": _rule({Role.FINANCE}),
    "payment.look": _rule({Role.FINANCE}),
    "payment.paid_back": _rule({Role.FINANCE}),
    "payment.before": _rule({Role.FINANCE}),
    "payment.pause": _rule(CASEWORK | {Role.FINANCE}, "open", "held"),
    "payment.answer_pause": _rule(MANAGERS, "asked", own_work=True),
    "payment.resume": _rule(CASEWORK | {Role.FINANCE}, "agreed"),
    "payment.drop_pause": _rule(CASEWORK | {Role.FINANCE}, "asked"),
    "payment.share": _rule(CASEWORK | {Role.FINANCE}, "open", "held"),
    "payment.settings": _rule(ADMINISTRATORS | {Role.FINANCE}),
    # schemes, prices, settings of the council
    "scheme.read": _rule(EVERYBODY),
    # scheme: draft → approved → retired
    "scheme.start": _rule(LEADS),
    "scheme.save": _rule(LEADS, "draft"),
    "scheme.drop": _rule(LEADS, "draft"),
    "scheme.approve": _rule(LEADS, "draft", own_work=True),
    "scheme.retire": _rule(LEADS),
    "scheme.compare": _rule(LEADS | MANAGERS),
    # practice: invented children, scored by each for themselves; open → finished
    "practice.read": _rule(READERS),
    "practice.score": _rule(SCORERS, "open"),
    "practice.finish": _rule(SCORERS, "open"),
    "practice.compare": _rule(SCORERS),
    "practice.agreement": _rule(MANAGERS | LEADS),
    "practice.names": _rule(MANAGERS),
    "practice.save": _rule(LEADS),
    "settings.read": _rule(EVERYBODY),
    "settings.save": _rule(ADMINISTRATORS | LEADS),
    # a person's own lists
    "view.read": _rule(EVERYBODY),
    "view.save": _rule(EVERYBODY),
    # users
    "user.list": _rule(EVERYBODY),
    "user.add": _rule(ADMINISTRATORS),
    "user.save": _rule(ADMINISTRATORS),
    "user.suspend": _rule(ADMINISTRATORS, "active"),
    "user.restore": _rule(ADMINISTRATORS, "suspended", "left"),
    "user.reset": _rule(ADMINISTRATORS, "active"),
    "user.leave": _rule(ADMINISTRATORS, "active", "suspended"),
    "user.passphrase": _rule(EVERYBODY),
    "user.recovery_key": _rule(ADMINISTRATORS),
    # backups of the file
    "backup.restore": _rule(ADMINISTRATORS),
    "backup.remove": _rule(ADMINISTRATORS),
    # the log
    "log.read": _rule({Role.AUDITOR}),
    "log.check": _rule({Role.AUDITOR, Role.TEAM_MANAGER, Role.ADMINISTRATOR}),
    "history.read": _rule(CASEWORK | {Role.AUDITOR}, glass=True),
    "log.erase": _rule(MANAGERS),
    "mine.read": _rule(EVERYBODY),
    # the file itself
    "casefile.check": _rule(EVERYBODY),
    "casefile.fill": _rule(ADMINISTRATORS),
}
"""Every verb of the program. A stage adds its rows here, next to its neighbours of the path."""


def offered(verb: str, roles: frozenset[Role], tie: Tie | None = None) -> bool:
    """Whether the verb is offered at all to somebody with these roles who stands so to the case.

    `tie` None: in some case, or about none. KeyError: no such verb.
    """
    rule = TABLE[verb]
    return not (rule.roles if tie is None else rule.within[tie]).isdisjoint(roles)


def reach_of(verb: str) -> Mapping[Role, Reach]:
    """How far each role that may use the verb reaches. KeyError: no such verb."""
    return TABLE[verb].reach


def furthest(verb: str, roles: frozenset[Role]) -> Reach | None:
    """How far these roles reach together; None if none of them may use the verb."""
    return max((far for role, far in TABLE[verb].reach.items() if role in roles), default=None)


def ask(
    verb: str,
    roles: frozenset[Role],
    state: str | None = None,
    tie: Tie | None = None,
    own_work: bool = False,
) -> Finding | None:
    """None if the verb is allowed now; else the finding that says why not.

    `state` is the state of the thing that the verb acts on; None if it has none or is new. `tie`:
    how the person stands to the case; None where it is about no case. `own_work`: whether the thing
    is the person's own work. KeyError if there is no such verb: that is a fault of the program.
    """
    rule = TABLE[verb]
    if rule.roles.isdisjoint(roles):
        return Finding("permission.role", values={"roles": tuple(sorted(rule.roles))})
    if tie is not None and rule.within[tie].isdisjoint(roles):
        return Finding(f"permission.{tie.value}")
    if own_work and rule.own_work:
        return Finding("permission.own_work", values={"roles": tuple(sorted(rule.roles))})
    if state is not None and rule.states and state not in rule.states:
        return Finding("permission.state", values={"state": state, "states": _words(rule.states)})
    return None


def _words(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(str(each).replace("-", " ").replace("_", " ") for each in values))

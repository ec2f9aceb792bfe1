"""Who may do what, and when: one table of verb × role × state that services and windows ask.

A verb is a dotted word: stage, then what is done ("plan.save"). `ask` answers for services, for
buttons and for tests alike, so that what is offered is what is allowed. A verb that the role may
not use is not offered; one that comes too early can be pressed and says what is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

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
PANEL = frozenset({Role.PANEL_MEMBER, Role.PANEL_CHAIR, Role.MINUTE_TAKER})
READERS = CASEWORK | PANEL | {Role.FINANCE, Role.RAS_LEAD, Role.AUDITOR}
LEADS = frozenset({Role.RAS_LEAD})
SCORERS = CASEWORK | PANEL | LEADS
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})

OWNER = frozenset(
    {Role.FAMILY_SUPPORT_WORKER, Role.TEAM_MANAGER, Role.RAS_LEAD, Role.ADMINISTRATOR}
)
"""The roles of whoever creates a case file on a laptop: nobody else is there to do it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Which roles may use a verb, and in which states of its thing (empty: in every state)."""

    roles: frozenset[Role]
    states: frozenset[str] = frozenset()


def _rule(roles: Iterable[Role], *states: str) -> Rule:
    return Rule(frozenset(roles), frozenset(states))


TABLE: dict[str, Rule] = {
    # request: waiting → accepted | refused | withdrawn
    "request.read": _rule(READERS),
    "request.log": _rule(CASEWORK),
    "request.save": _rule(CASEWORK, "waiting"),
    "request.decide": _rule(CASEWORK, "waiting"),
    "request.correct": _rule(MANAGERS, "accepted", "refused", "withdrawn"),
    "request.tick": _rule(CASEWORK, "open", "held"),
    # family and case: open → held | closed → open; merged is the end of the second record
    "family.list": _rule(READERS),
    "family.read": _rule(READERS),
    "family.add": _rule(CASEWORK),
    "family.save": _rule(CASEWORK, "open", "held"),
    "family.note": _rule(CASEWORK, "open", "held", "closed"),
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
    # assessment: draft → submitted → confirmed → superseded
    "assessment.read": _rule(READERS),
    "assessment.start": _rule(CASEWORK, "open"),
    "assessment.save": _rule(CASEWORK, "draft"),
    "assessment.drop": _rule(CASEWORK, "draft"),
    "assessment.seal": _rule(CASEWORK, "draft"),
    "assessment.moderate": _rule(MODERATORS, "submitted"),
    "assessment.confirm": _rule(MODERATORS, "submitted"),
    "assessment.follow": _rule(CASEWORK, "submitted", "confirmed"),
    "amount.read": _rule(READERS),
    "amount.record": _rule(CASEWORK, "open"),
    "amount.end": _rule(CASEWORK, "open", "held", "closed"),
    # plan: draft → agreed → superseded
    "plan.read": _rule(READERS),
    "plan.start": _rule(CASEWORK, "open"),
    "plan.save": _rule(CASEWORK, "draft"),
    "plan.drop": _rule(CASEWORK, "draft"),
    "plan.agree": _rule(CASEWORK, "draft"),
    "plan.follow": _rule(CASEWORK, "agreed"),
    # documents
    "document.read": _rule(READERS),
    "document.print": _rule(READERS),
    "document.issue": _rule(CASEWORK),
    # schemes, prices, settings of the council
    "scheme.read": _rule(EVERYBODY),
    # scheme: draft → approved → retired
    "scheme.start": _rule(LEADS),
    "scheme.save": _rule(LEADS, "draft"),
    "scheme.drop": _rule(LEADS, "draft"),
    "scheme.approve": _rule(LEADS, "draft"),
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
    "user.restore": _rule(ADMINISTRATORS, "suspended"),
    "user.passphrase": _rule(EVERYBODY),
    "user.recovery_key": _rule(ADMINISTRATORS),
    # backups of the file
    "backup.restore": _rule(ADMINISTRATORS),
    "backup.remove": _rule(ADMINISTRATORS),
    # the file itself
    "casefile.check": _rule(EVERYBODY),
    "casefile.fill": _rule(ADMINISTRATORS),
}
"""Every verb of the program. A stage adds its rows here, next to its neighbours of the path."""


def offered(verb: str, roles: frozenset[Role]) -> bool:
    """Whether the verb is offered at all to somebody with these roles. KeyError: no such verb."""
    return bool(TABLE[verb].roles & roles)


def ask(verb: str, roles: frozenset[Role], state: str | None = None) -> Finding | None:
    """None if the verb is allowed now; else the finding that says why not.

    `state` is the state of the thing that the verb acts on; None if it has none or is new.
    KeyError if there is no such verb: that is a fault of the program.
    """
    rule = TABLE[verb]
    if not rule.roles & roles:
        return Finding("permission.role", values={"roles": _words(rule.roles)})
    if state is not None and rule.states and state not in rule.states:
        return Finding("permission.state", values={"state": state, "states": _words(rule.states)})
    return None


def _words(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(str(each).replace("-", " ").replace("_", " ") for each in values))

"""Who may change which column to what, on a team's server: rows are not all there is to guard.

`guarded` says which rows a verb touches; here stands, for every column that says how far a thing is
or who did it, who may bring it from which value to which (`Turn`), and in whose name (`Hand`).
Triggers are made of it (`column_rules`). A table with a column called `state`, `standing`,
`outcome`, `by`, `…_by`, `…_by_name` that is missing here fails a test, which says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from ras_desktop.store.server.guarded import ME

ADDED = ("(added)",)
"""A row that was not there before."""
NOTHING, SOMETHING = "(nothing)", "(something)"
"""A column that is empty, one that is not: what is sealed, ended, removed."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One way in which columns come to another value.

    `columns`, `verbs`: words with spaces between. `before`, `after`: the values, () for any;
    ADDED for a new row. `where`: what else must hold, in SQL over OLD and NEW (only NEW of a new
    row): above all that it is not one's own work. A column of a new row that no turn speaks of is
    empty.
    """

    columns: str
    verbs: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """Where somebody's name is put to what they do: only their own, and it stays.

    `who`: the column with the identifier, or "column/key" inside JSON text; "" where only a name is
    kept. `name`: the column or key with the name. `each`: the column is a list of such. `verbs`,
    `where`: as of a Turn. `again`: the next may put theirs in its place. `gone`: it may be taken
    away. `binds`: columns or keys that it stands for: whoever changes one puts their own name to
    it or takes the other one away (of JSON without keys named here: all of it); but not where
    `unless` holds.
    """

    who: str = ""
    name: str = ""
    each: bool = False
    verbs: str = ""
    where: str = ""
    again: bool = False
    gone: bool = False
    binds: tuple[str, ...] = ()
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """One table. `holds`: what must hold of every row that is written, in SQL over NEW.

    `said`: columns that are called like such and are none, each with its reason.
    """

    table: str
    turns: tuple[Turn, ...] = ()
    hands: tuple[Hand, ...] = ()
    holds: tuple[str, ...] = ()
    said: tuple[tuple[str, str], ...] = ()


_TYPED = "what somebody outside said or did, as it was told: typed, not who acts"
_WORKED_OUT = "repeats the case and its stages, written anew with each of their verbs"

_NO_OTHER_LEAD = (
    f"NOT EXISTS (SELECT 1 FROM public.user_account u WHERE u.id <> {ME} "
    "AND u.standing = 'active' AND u.roles::jsonb ? 'ras-lead')"
)


def not_own_put(put: str) -> str:
    """SQL: whether what was put to the panel is somebody else's work. `put`: the name of its row.

    One's own: who holds the case, began or agreed the plan, or put it (`services.panel.owners`).
    """
    return (
        "NOT EXISTS (SELECT 1 FROM public.family_case c, public.plan l "
        f'WHERE c.id = {put}."case" AND l.id = {put}.plan AND {ME} IN '
        f"(c.worker, {put}.by, l.started_by, (l.agreed::jsonb ->> 'by')::uuid))"
    )


_NOT_OWN_DECISION = (
    f"NOT EXISTS (SELECT 1 FROM public.panel_put p WHERE p.id = NEW.put "
    f"AND NOT ({not_own_put('p')}))"
)
_NOT_OWN_ASSESSMENT = (
    "NOT EXISTS (SELECT 1 FROM public.assessment a WHERE a.id = NEW.assessment "
    f"AND (a.sealed::jsonb ->> 'by')::uuid = {ME})"
)
_ANOTHER_WAITS = (
    'EXISTS (SELECT 1 FROM public.account w WHERE w."case" = OLD."case" '
    f"AND w.state = 'waiting' AND w.entered_by <> {ME})"
)
"""A confirmed account goes only for one that the same person confirms in its place."""
_LOOKED = Hand("looked_by", "looked_by_name", verbs="case.look_at_glass", where=f"OLD.who <> {ME}")

OF: tuple[Columns, ...] = (
    Columns(
        "family_case",
        (
            Turn("state", "family.add", ADDED, ("open",)),
            Turn("state", "family.hold", ("open",), ("on_hold",)),
            Turn(
                "state",
                "family.close",
                ("open", "on_hold"),
                ("withdrawn", "moved_away", "ended", "died"),
            ),
            Turn(
                "state",
                "family.reopen",
                ("on_hold", "withdrawn", "moved_away", "ended", "died"),
                ("open",),
            ),
            Turn("restricted", "case.restrict case.lift"),
            Turn("merged_into", "family.merge"),
            Turn("worker team", "family.add", ADDED),
            Turn("worker team", "family.hand_over case.restrict case.lift"),
        ),
    ),
    Columns("caseload", said=(("state", _WORKED_OUT),)),
    Columns(
        "case_state", (Turn("state", "family.add family.hold family.close family.reopen", ADDED),)
    ),
    Columns("case_restriction", hands=(Hand("lifted_by", "lifted_by_name", verbs="case.lift"),)),
    Columns(
        "case_access",
        (
            Turn("kind", "case.name_person case.restrict", ADDED, ("named",)),
            Turn("until", "case.name_person case.restrict", ADDED),
            Turn("until", "case.name_person case.restrict"),
        ),
        (_LOOKED,),
        said=(("who", "who is let in, by whom stands in `by`"), ("who_name", "as `who`")),
    ),
    Columns("case_sought", hands=(_LOOKED,)),
    Columns("case_unopened", hands=(_LOOKED,)),
    Columns(
        "request",
        (
            Turn("outcome", "family.add request.log", ADDED, ("waiting",)),
            Turn("outcome", "request.decide", ("waiting",), ("accepted", "refused", "withdrawn")),
            Turn(
                "outcome",
                "request.correct",
                ("accepted", "refused", "withdrawn"),
                ("accepted", "refused", "withdrawn"),
            ),
        ),
        said=(("made_by", _TYPED), ("decided_by", _TYPED)),
    ),
    Columns("consent", said=(("given_by", _TYPED),)),
    Columns(
        "address_confirmation",
        said=(("who", "whose address it is"),),
    ),
    Columns("early_tick", said=(("who", _TYPED),)),
    Columns(
        "assessment",
        (
            Turn("state", "assessment.start assessment.follow", ADDED, ("draft",)),
            Turn("state", "assessment.seal", ("draft",), ("submitted",)),
            Turn(
                "state",
                "assessment.confirm",
                ("submitted",),
                ("confirmed",),
                f"OLD.sealed_by IS DISTINCT FROM {ME}",
            ),
            Turn(
                "state",
                "assessment.seal assessment.follow",
                ("submitted", "confirmed"),
                ("superseded",),
            ),
            Turn("outcome", "assessment.seal", (NOTHING,), (SOMETHING,)),
        ),
        (
            Hand("sealed/by", "sealed/by_name", verbs="assessment.seal"),
            Hand("sealed_by", "sealed_by_name", verbs="assessment.seal"),
        ),
        holds=("(NEW.state = 'draft') = (NEW.sealed IS NULL)",),
    ),
    Columns(
        "moderation",
        (
            Turn(
                "state",
                "assessment.moderate assessment.confirm",
                ADDED,
                ("draft",),
                _NOT_OWN_ASSESSMENT,
            ),
            Turn(
                "state",
                "assessment.confirm",
                (*ADDED, "draft"),
                ("confirmed",),
                _NOT_OWN_ASSESSMENT,
            ),
            Turn(
                "state",
                "assessment.moderate",
                (*ADDED, "draft"),
                ("sent_back",),
                _NOT_OWN_ASSESSMENT,
            ),
        ),
        (Hand("decided/by", "decided/by_name"), Hand(name="decided_by_name")),
        holds=("(NEW.state = 'draft') = (NEW.decided IS NULL)",),
    ),
    Columns(
        "practice_attempt",
        (Turn("finished_at", "practice.finish", (NOTHING,), (SOMETHING,)),),
    ),
    Columns(
        "set_amount",
        hands=(Hand(name="recorded_by_name", verbs="amount.record"),),
        said=(("set_by", _TYPED),),
    ),
    Columns(
        "proposal",
        (
            Turn("state", "proposal.make", ADDED, ("proposed",)),
            Turn("state", "proposal.answer", ("proposed",), ("answered",)),
            Turn(
                "state",
                "proposal.decide",
                ("proposed", "answered"),
                ("decided",),
                f"OLD.by <> {ME}",
            ),
            Turn("state", "proposal.withdraw", ("proposed", "answered"), ("withdrawn",)),
            Turn("answer answered_on", "proposal.answer"),
            Turn("decided_sum", "proposal.decide", (NOTHING,), (SOMETHING,), f"OLD.by <> {ME}"),
            Turn("decision decided_on", "proposal.decide proposal.withdraw"),
        ),
        (Hand(name="decided_by_name", verbs="proposal.decide proposal.withdraw"),),
        holds=(
            "(NEW.state = 'decided') = (NEW.decided_sum IS NOT NULL)",
            "(NEW.state IN ('decided', 'withdrawn')) = (NEW.decided_on IS NOT NULL)",
        ),
    ),
    Columns(
        "statement_entry", hands=(Hand(name="sorted_by_name", again=True, binds=("line", "aside")),)
    ),
    Columns(
        "plan",
        (
            Turn("state", "plan.start plan.follow", ADDED, ("draft",)),
            Turn("state", "plan.agree", ("draft",), ("agreed",)),
            Turn("state", "plan.agree plan.follow", ("agreed",), ("superseded",)),
        ),
        (Hand("agreed/by", "agreed/by_name", verbs="plan.agree"),),
        holds=("(NEW.state = 'draft') = (NEW.agreed IS NULL)",),
    ),
    Columns(
        "panel_meeting",
        (
            Turn("state", "panel.arrange", ADDED, ("planned",)),
            Turn("state", "panel.hold", ("planned",), ("held", "cancelled")),
        ),
    ),
    Columns(
        "panel_put",
        (
            Turn("state", "panel.put", ADDED, ("waiting",)),
            Turn(
                "state",
                "panel.decide",
                ("waiting", "urgent"),
                ("urgent", "decided", "deferred"),
                not_own_put("OLD"),
            ),
            Turn(
                "state",
                "panel.correct",
                ("decided", "deferred"),
                ("urgent", "decided", "deferred"),
                not_own_put("OLD"),
            ),
            Turn("state", "panel.withdraw", ("waiting",), ("withdrawn",)),
            Turn("withdrawn", "panel.withdraw"),
            Turn("place", "panel.put", ADDED, ("0",)),
            Turn("meeting place", "panel.agenda"),
            Turn("meeting", "panel.withdraw", (), (NOTHING,)),
            Turn("family_answer answered_on", "panel.put", ADDED),
            Turn("family_answer answered_on", "panel.answer"),
        ),
    ),
    Columns(
        "panel_decision",
        (
            Turn(
                "decided",
                "panel.decide panel.correct",
                (NOTHING,),
                (SOMETHING,),
                _NOT_OWN_DECISION,
            ),
        ),
        (Hand("decided/by", "decided/by_name"), Hand(name="decided_by_name")),
        holds=("(NEW.decided IS NULL) = (NEW.decided_by_name = '')",),
    ),
    Columns(
        "attachment",
        hands=(Hand("removed/by", "removed/by_name", verbs="attachment.remove"),),
    ),
    Columns(
        "agreement",
        (
            Turn("state", "agreement.start", ADDED, ("draft",)),
            Turn("state", "agreement.ready", ("draft",), ("ready",)),
            Turn("state", "agreement.again", ("ready",), ("draft",)),
            Turn("state", "agreement.sign", ("ready",), ("signed",)),
            Turn("state", "agreement.end agreement.sign", ("signed",), ("ended",)),
        ),
        (
            Hand("settled/by", "settled/by_name", verbs="agreement.ready", gone=True),
            Hand("ended/by", "ended/by_name", verbs="agreement.end agreement.sign"),
            Hand(
                "relative/approved_by",
                "relative/approved_by_name",
                verbs="agreement.relative",
                where=f"OLD.started_by IS DISTINCT FROM {ME} AND NOT EXISTS (SELECT 1 FROM "
                f'public.family_case c WHERE c.id = OLD."case" AND c.worker = {ME})',
                again=True,
                gone=True,
                binds=("relative/who", "relative/reason"),
            ),
            Hand("signatures/taken_by", "signatures/taken_by_name", each=True, gone=True),
            Hand("checks/by", "checks/by_name", each=True, gone=True),
            Hand(name="employer/by_name", each=True, gone=True),
        ),
        holds=("(NEW.state = 'draft') = (NEW.settled IS NULL)",),
    ),
    Columns(
        "account",
        (
            Turn("state", "account.enter", ADDED, ("waiting",)),
            Turn("state", "account.enter account.drop", ("waiting",), ("replaced",)),
            Turn("state", "account.confirm", ("confirmed",), ("replaced",), _ANOTHER_WAITS),
            Turn(
                "state",
                "account.confirm",
                ("waiting",),
                ("confirmed",),
                f"OLD.entered_by <> {ME}",
            ),
            Turn(
                "confirmed_on",
                "account.confirm",
                (NOTHING,),
                (SOMETHING,),
                f"OLD.entered_by <> {ME}",
            ),
        ),
        (
            Hand(
                "confirmed_by",
                "confirmed_by_name",
                verbs="account.confirm",
                where=f"OLD.entered_by <> {ME}",
            ),
        ),
        holds=(
            "NEW.state <> 'waiting' OR NEW.confirmed_by IS NULL",
            "NEW.state <> 'confirmed' OR NEW.confirmed_by IS NOT NULL",
        ),
    ),
    Columns(
        "edition",
        (Turn("ended_on", "scheme.approve scheme.retire practice.save"),),
        (Hand(name="added_by_name"),),
    ),
    Columns(
        "scheme_version",
        (
            Turn("state", "scheme.start", ADDED, ("draft",)),
            Turn(
                "state",
                "scheme.approve",
                ("draft",),
                ("approved",),
                f"OLD.saved_by IS DISTINCT FROM {ME} OR {_NO_OTHER_LEAD}",
            ),
            Turn("state", "scheme.approve scheme.retire", ("approved", "retired"), ("retired",)),
        ),
        (
            Hand(
                "saved_by",
                "saved_by_name",
                again=True,
                binds=("content",),
                unless="NEW.state <> 'draft'",
            ),
            Hand(name="made_by_name"),
            Hand("approval/by", "approval/by_name", verbs="scheme.approve"),
            Hand(
                "retirement/by",
                "retirement/by_name",
                verbs="scheme.approve scheme.retire",
                again=True,
            ),
        ),
        holds=("(NEW.state = 'draft') = (NEW.approval IS NULL)",),
    ),
    Columns(
        "user_account",
        (
            Turn("standing", "user.add", ADDED, ("active",)),
            Turn("standing", "user.suspend", ("active",), ("suspended",)),
            Turn("standing", "user.restore", ("suspended", "left"), ("active",)),
            Turn("standing", "user.leave", ("active", "suspended"), ("left",)),
            Turn("roles team", "user.add", ADDED),
            Turn("roles team", "user.save"),
        ),
    ),
)
"""Every table with such columns, in the order of `guarded.TABLES`."""


def of(table: str) -> Columns:
    """What is said of a table; nothing where it has no such columns."""
    return _BY_NAME.get(table) or Columns(table)


_BY_NAME = {each.table: each for each in OF}

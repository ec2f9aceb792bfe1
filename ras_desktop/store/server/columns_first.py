"""Columns of a case from request to plan, and of what the council sets: who may change them."""

from __future__ import annotations

from ras_desktop.store.server.column import (
    ADDED,
    NOTHING,
    SOMETHING,
    TYPED,
    Columns,
    Hand,
    Turn,
)
from ras_desktop.store.server.guarded import ME

_WORKED_OUT = "repeats the case and its stages, written anew with each of their verbs"

_NO_OTHER_LEAD = (
    f"NOT EXISTS (SELECT 1 FROM public.user_account u WHERE u.id <> {ME} "
    "AND u.standing = 'active' AND u.roles::jsonb ? 'ras-lead')"
)

_NOT_OWN_ASSESSMENT = (
    "NOT EXISTS (SELECT 1 FROM public.assessment a WHERE a.id = NEW.assessment "
    f"AND (a.sealed::jsonb ->> 'by')::uuid = {ME})"
)

_LOOKED = Hand("looked_by", "looked_by_name", verbs="case.look_at_glass", where=f"OLD.who <> {ME}")


OF: tuple[Columns, ...] = (
    Columns(
        "family_case",
        (
            Turn("state", "family.add existing.take_in", ADDED, ("open",)),
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
            Turn("worker team", "family.add existing.take_in", ADDED),
            Turn("worker team", "family.hand_over case.restrict case.lift"),
        ),
    ),
    Columns(
        "cover",
        (Turn("ended_on", "cover.arrange cover.arrange_team", (NOTHING,), (SOMETHING,)),),
        (Hand(name="ended_by_name"),),
        holds=("(NEW.ended_on IS NULL) = (NEW.ended_by_name = '')",),
    ),
    Columns("caseload", said=(("state", _WORKED_OUT),)),
    Columns(
        "case_state",
        (
            Turn(
                "state", "family.add existing.take_in family.hold family.close family.reopen", ADDED
            ),
        ),
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
        said=(("made_by", TYPED), ("decided_by", TYPED)),
    ),
    Columns("consent", said=(("given_by", TYPED),)),
    Columns(
        "address_confirmation",
        said=(("who", "whose address it is"),),
    ),
    Columns("early_tick", said=(("who", TYPED),)),
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
        hands=(Hand(name="recorded_by_name", verbs="amount.record existing.take_in"),),
        said=(("set_by", TYPED),),
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

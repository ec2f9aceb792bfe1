"""Columns from the panel's decision to how the money is used: who may change them."""

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
from ras_desktop.store.server.guarded import COVERED, ME


def not_own_put(put: str) -> str:
    """SQL: whether what was put to the panel is somebody else's work. `put`: the name of its row.

    One's own: who holds the case, covers for who does, began or agreed the plan, or put it
    (`services.panel.is_own`).
    """
    return (
        "NOT EXISTS (SELECT 1 FROM public.family_case c, public.plan l "
        f'WHERE c.id = {put}."case" AND l.id = {put}.plan AND (c.worker = {COVERED} '
        f"OR {ME} IN (c.worker, {put}.by, l.started_by, (l.agreed::jsonb ->> 'by')::uuid)))"
    )


_NOT_OWN_DECISION = (
    f"NOT EXISTS (SELECT 1 FROM public.panel_put p WHERE p.id = NEW.put "
    f"AND NOT ({not_own_put('p')}))"
)

_ANOTHER_WAITS = (
    'EXISTS (SELECT 1 FROM public.account w WHERE w."case" = OLD."case" '
    f"AND w.state = 'waiting' AND w.entered_by <> {ME})"
)
"""A confirmed account goes only for one that the same person confirms in its place."""


OF: tuple[Columns, ...] = (
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
        "uplift",
        (
            Turn("state", "uplift.save", ADDED, ("draft",)),
            Turn("state", "uplift.approve", ("draft",), ("approved",), f"OLD.by <> {ME}"),
            Turn("state", "uplift.withdraw", ("draft",), ("withdrawn",)),
            Turn("families more", "uplift.save", ADDED, ("0",)),
            Turn("families more", "uplift.approve", (), (), f"OLD.by <> {ME}"),
            Turn("ended_on", "uplift.approve uplift.withdraw"),
        ),
        (Hand("ended_by", "ended_by_name", verbs="uplift.approve uplift.withdraw"),),
        holds=("(NEW.state = 'draft') = (NEW.ended_by IS NULL)",),
    ),
    Columns(
        "closing_account",
        (
            Turn("state", "closing.start", ADDED, ("draft",)),
            Turn("state", "closing.settle", ("draft",), ("settled",), f"OLD.made_by <> {ME}"),
            Turn("state", "closing.come_back", ("settled",), ("returned",)),
            Turn("state", "closing.withdraw", ("draft",), ("withdrawn",)),
            Turn("settled_on", "closing.settle", (NOTHING,), (SOMETHING,), f"OLD.made_by <> {ME}"),
            Turn("returned_on returned_words", "closing.come_back"),
            Turn("covered", "closing.start", ADDED, ("[]",)),
            Turn("covered", "closing.settle", (), (), f"OLD.made_by <> {ME}"),
        ),
        (
            Hand(
                "settled_by",
                "settled_by_name",
                verbs="closing.settle",
                where=f"OLD.made_by <> {ME}",
            ),
        ),
        holds=(
            "(NEW.state IN ('draft', 'withdrawn')) = (NEW.settled_by IS NULL)",
            "(NEW.state = 'returned') = (NEW.returned_on IS NOT NULL)",
        ),
    ),
    Columns(
        "arrangement",
        said=(("decided_by", TYPED), ("capacity_by", TYPED), ("who", TYPED)),
    ),
    Columns(
        "review_action",
        hands=(
            Hand(
                "done_by",
                "done_by_name",
                verbs="review.action review.hold review.set_aside",
                gone=True,
                binds=("done_on",),
            ),
        ),
        holds=("(NEW.done_on IS NULL) = (NEW.done_by IS NULL)",),
        said=(("who", TYPED),),
    ),
    Columns(
        "review",
        (
            Turn("state", "review.start", ADDED, ("draft",)),
            Turn("state", "review.hold", ("draft",), ("held",)),
            Turn(
                "state",
                "review.set_aside",
                ("held",),
                ("set_aside",),
                f"(OLD.sealed::jsonb ->> 'by')::uuid IS DISTINCT FROM {ME}",
            ),
        ),
        (
            Hand("sealed/by", "sealed/by_name", verbs="review.hold"),
            Hand("aside/by", "aside/by_name", verbs="review.set_aside"),
        ),
        holds=(
            "(NEW.state = 'draft') = (NEW.sealed IS NULL)",
            "(NEW.state = 'set_aside') = (NEW.aside IS NOT NULL)",
        ),
    ),
    Columns(
        "notice",
        (
            Turn("state", "notice.start", ADDED, ("draft",)),
            Turn("state", "notice.without", ADDED, ("given",), "NEW.ground IS NOT NULL"),
            Turn("state", "document.issue", ("draft",), ("given",)),
            Turn("state", "notice.withdraw", ("given",), ("withdrawn",)),
            Turn("withdrawn withdrawn_on", "notice.withdraw"),
        ),
        (
            Hand("given/by", "given/by_name", verbs="document.issue notice.without"),
            Hand("helped/by", "helped/by_name", each=True),
            Hand(name="withdrawn_by_name", verbs="notice.withdraw"),
        ),
        holds=(
            "(NEW.state = 'draft') = (NEW.given IS NULL)",
            "(NEW.state = 'withdrawn') = (NEW.withdrawn_on IS NOT NULL)",
        ),
    ),
    Columns(
        "reconsideration",
        (
            Turn("state", "reconsideration.ask", ADDED, ("asked",)),
            Turn("state", "reconsideration.answer", ("asked",), ("answered",)),
            Turn("state", "reconsideration.drop", ("asked",), ("dropped",)),
            Turn("outcome", "reconsideration.answer", (NOTHING,), (SOMETHING,)),
            Turn("reasons answered_on", "reconsideration.answer reconsideration.drop"),
        ),
        (
            Hand(
                "answered_by",
                "answered_by_name",
                verbs="reconsideration.answer reconsideration.drop",
            ),
        ),
        holds=(
            "(NEW.state = 'asked') = (NEW.answered_on IS NULL)",
            "(NEW.state = 'answered') = (NEW.outcome IS NOT NULL)",
        ),
        said=(("asked_by", TYPED),),
    ),
    Columns(
        "statement_entry", hands=(Hand(name="sorted_by_name", again=True, binds=("line", "aside")),)
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
                f'public.family_case c WHERE c.id = OLD."case" AND (c.worker = {ME} '
                f"OR c.worker = {COVERED}))",
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
)

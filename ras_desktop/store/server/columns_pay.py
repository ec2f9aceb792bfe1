"""Columns of what is paid: runs, what came back, pauses, shares; who may change them."""

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

_OTHERS_RUN = f"OLD.opened_by <> {ME} AND OLD.reviewed_by IS DISTINCT FROM {ME}"
"""Nobody seals a run that they opened or reviewed."""

OF: tuple[Columns, ...] = (
    Columns(
        "payment_run",
        (
            Turn("state", "payment.open", ADDED, ("draft",)),
            Turn("state", "payment.review", ("draft",), ("reviewed",)),
            Turn("state", "payment.drop", ("draft", "reviewed"), ("dropped",)),
            Turn("state", "payment.seal", ("reviewed",), ("sealed",), _OTHERS_RUN),
        ),
        (
            Hand("reviewed_by", "reviewed_by_name", verbs="payment.review", again=True),
            Hand("sealed_by", "sealed_by_name", verbs="payment.seal", where=_OTHERS_RUN),
        ),
        holds=("(NEW.state = 'sealed') = (NEW.sealed_by IS NOT NULL)",),
    ),
    Columns(
        "paid",
        (Turn("looked_on", "payment.look", (NOTHING,), (SOMETHING,)),),
        (Hand(name="looked_by_name", verbs="payment.look"),),
    ),
    Columns(
        "payment_pause",
        (
            Turn("state", "payment.pause", ADDED, ("asked",)),
            Turn(
                "state",
                "payment.answer_pause",
                ("asked",),
                ("agreed", "refused"),
                f"OLD.by <> {ME}",
            ),
            Turn("state", "payment.drop_pause", ("asked",), ("withdrawn",)),
            Turn("resumed_on resumed_reason", "payment.resume", (NOTHING,), (SOMETHING,)),
        ),
        (
            Hand(
                "looked_by",
                "looked_by_name",
                verbs="payment.answer_pause",
                where=f"OLD.by <> {ME}",
            ),
            Hand(name="resumed_by_name", verbs="payment.resume"),
        ),
        holds=("(NEW.state IN ('agreed', 'refused')) = (NEW.looked_by IS NOT NULL)",),
    ),
    Columns(
        "payment_share",
        hands=(
            Hand(
                "by",
                "by_name",
                verbs="payment.share",
                again=True,
                binds=("agency", "agreed_by", "agreed_on", "monitored_by", "recharged"),
            ),
        ),
        said=(("agreed_by", TYPED), ("monitored_by", TYPED)),
    ),
)

"""How a sealed assessment stands: confirmed, waiting, sent back; and the way to confirm it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ras_desktop.domain.assessment import AssessmentState
from ras_desktop.domain.moderation import Moderation, own_work
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.context import Context
from ras_desktop.gui.pages.page import Act
from ras_desktop.gui.place import Place
from ras_desktop.wording import _, moment

if TYPE_CHECKING:
    from ras_desktop.services.allocation import Opened


def standing_words(opened: Opened) -> tuple[Tone, str]:
    """What became of a sealed assessment, in a sentence with its tone."""
    if opened.confirmed is not None and opened.confirmed.decided is not None:
        part = opened.confirmed.decided
        words = _("Confirmed by {name}, {when}.").format(name=part.by_name, when=moment(part.at))
        return Tone.GOOD, words
    if opened.sent_back is not None:
        return Tone.WARN, sent_back_words(opened.sent_back)
    if opened.assessment.state is AssessmentState.SUBMITTED:
        return Tone.NOTE, _("It waits for a manager or the panel to confirm it.")
    return Tone.GOOD, ""


def sent_back_words(held: Moderation) -> str:
    """Who sent an assessment back, when, and what is needed."""
    assert held.decided is not None
    return _("Sent back by {name}, {when}. What is needed: {needed}").format(
        name=held.decided.by_name, when=moment(held.decided.at), needed=held.needed
    )


def confirm_act(context: Context, opened: Opened) -> tuple[Act, ...]:
    """The way to confirm it, for who may; nobody is offered their own work."""
    desk, held = context.desk, opened.assessment
    waits = held.state is AssessmentState.SUBMITTED and opened.confirmed is None
    if not waits or not desk.offers("assessment.confirm"):
        return ()
    own = held.sealed is not None and own_work(held.sealed.by, desk.actor.id)
    if desk.why_not("assessment.confirm", held.state.value, held.case, own) is not None:
        return ()
    place = Place("moderation", held.case, str(held.id))
    why = _("Then its budget is the confirmed one, everywhere.")
    words = _("Confirm the assessment")
    if opened.sent_back is not None:
        words = _("Confirm it after all")
    return (Act(words, partial(context.go, place), why, "check"),)

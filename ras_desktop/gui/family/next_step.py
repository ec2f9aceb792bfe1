"""Where the next act of a family leads, and where its drafts are."""

from __future__ import annotations

from uuid import UUID

from ras_desktop.domain.draft import Draft
from ras_desktop.domain.next_act import NextAct
from ras_desktop.domain.path import Stage
from ras_desktop.domain.request import RequestOutcome
from ras_desktop.gui import pages
from ras_desktop.gui.dialog_draft import KIND
from ras_desktop.gui.place import Place
from ras_desktop.services.family_page import Page as Family
from ras_desktop.wording import N_, _

_DRAFTS = {
    "family.record": (N_("The record"), "record"),
    "family.person": (N_("Somebody round the child"), "people"),
    "family.note": (N_("A note"), "notes"),
    "family.needs": (N_("A needs assessment"), "needs"),
    "family.request": (N_("A request"), "requests"),
    "family.outcome": (N_("The outcome of a request"), "requests"),
    "family.consent": (N_("A consent"), "requests"),
    "family.state": (N_("A change of the case’s state"), "state"),
    "family.hand_over": (N_("Handing over"), "state"),
}
_BESIDE = {
    "assessment.aside": N_("Your answers beside somebody else’s"),
    "moderation.aside": N_("Your changes to the answers beside somebody else’s"),
    "plan.aside": N_("Your version of the plan beside somebody else’s"),
    "notice.aside": N_("Your version of the notice beside somebody else’s"),
    "review.aside": N_("Your version of the review beside somebody else’s"),
}
"""Mine, where somebody else has kept another copy of the record meanwhile (`gui.two_copies`)."""
_NEW = {"new_child": N_("A new child"), "new_child.request": N_("A request with a new child")}


def place_of(act: NextAct, family: Family) -> Place | None:
    """Where the next act is done; None where there is nothing to do, or no page for it yet."""
    case = family.case.id
    stage, _dot, what = act.code.partition(".")
    if act.code == "family.reopen":
        return Place("family", case, "state/reopen")
    if act.code == "request.decide":
        waiting = [each for each in family.requests if each.outcome is RequestOutcome.WAITING]
        first = min(waiting, key=lambda each: each.made_on)
        return Place("family", case, f"requests/{first.id}")
    if stage == "needs":
        return Place("family", case, "needs/new")
    if act.code == "assessment.confirm":
        return Place("moderation", case)
    if what == "wait" or stage not in tuple(Stage) or stage not in pages.words():
        return None
    return Place(stage, case)


def draft_name(held: Draft) -> str:
    """What a draft is of, in words."""
    if held.kind.startswith(KIND) and isinstance(held.body, dict):
        return str(held.body["question"])
    if held.kind in _NEW:
        return _(_NEW[held.kind])
    if held.kind in _BESIDE:
        return _(_BESIDE[held.kind])
    known = _DRAFTS.get(held.kind)
    return _(known[0]) if known else held.kind


def draft_place(held: Draft) -> Place | None:
    """Where a draft is gone on with."""
    if held.kind.startswith(KIND) and isinstance(held.body, dict):
        word, part, of_case = held.body["place"]
        return Place(word, held.case if of_case else None, part)
    if held.kind in _NEW:
        return Place("new_child", None, held.kind.partition(".")[2])
    if held.kind in _BESIDE:
        return Place(held.kind.partition(".")[0], held.case, held.subject)
    known = _DRAFTS.get(held.kind)
    if known is None or held.case is None:
        return None
    part = known[1]
    if part in ("record", "state"):
        return Place("family", held.case, part)
    return Place("family", held.case, f"{part}/{_spot(held, held.case)}")


def _spot(held: Draft, case: UUID) -> str:
    if held.subject != str(case):
        return held.subject
    return "consent" if held.kind == "family.consent" else "new"

"""Through the page: each place in the windows where a copy is written over, one entry a verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import tests.helpers.stale_record  # noqa: F401  (its entries)
from ras_desktop.domain.family import CaseState
from ras_desktop.domain.questionnaire import Given
from ras_desktop.gui.pages.allocation import AllocationPage
from ras_desktop.gui.pages.assessment import AssessmentPage
from ras_desktop.gui.pages.families import FamiliesPage
from ras_desktop.gui.pages.family import FamilyPage
from ras_desktop.gui.pages.moderation import ModerationPage
from ras_desktop.gui.pages.notice import NoticePage
from ras_desktop.gui.pages.plan import PlanPage
from ras_desktop.gui.pages.practice import PracticePage
from ras_desktop.gui.pages.review import ReviewPage
from ras_desktop.gui.pages.schemes import SchemesPage
from ras_desktop.gui.pages.settings import SettingsPage
from ras_desktop.gui.place import Place
from ras_desktop.services import assessment, family
from ras_desktop.services import plan as plans
from tests.gui.family_helpers import type_into
from tests.helpers.cases import a_case
from tests.helpers.families import added
from tests.helpers.stale import Trial
from tests.helpers.stale_work import WHOLE

TODAY = date(2026, 11, 23)


@dataclass
class Rig:
    """Where a page is opened: `at(Page, place)`. `page` is the one that was opened last."""

    desk: Any
    other: Any
    context_of: Any
    qtbot: Any
    patch: Any
    """pytest's monkeypatch: what a dialog gives."""
    page: Any = None
    notes: dict[str, Any] = field(default_factory=dict)

    def says(self, dialogs: Any, name: str, told: Any) -> None:
        """What somebody answers to a dialog; a function gets what the dialog gets."""
        answer = told if callable(told) else lambda *_given, **_more: told
        self.patch.setattr(dialogs, name, answer)

    def at(self, kind: Any, place: Place, desk: Any = None) -> Any:
        self.page = kind(self.context_of(desk or self.desk))
        self.qtbot.addWidget(self.page)
        self.page.resize(1160, 760)
        self.page.arrive(place)
        self.page.show()
        return self.page


Drive = Callable[[Rig, Trial], Callable[[], object]]
SITES: dict[str, Drive] = {}
ELSEWHERE = {
    "scheme_versions.keep": "tests/gui/test_schemes_together.py",
    "scheme_versions.approve": "tests/gui/test_schemes_together.py",
    "monitoring.sort": "tests/gui/test_monitoring_page.py",
}
"""Both versions of a scheme have a page of their own; an entry is sorted with one key, and where
somebody else was quicker it is said what they chose."""
NOT_OFFERED = {
    "review.set_aside": "a held review never changes: an older copy of it says the same",
    "moderation.drop": "the page takes changes back by typing; it removes no draft",
    "request.log": "a form that adds makes its own identifier",
    "access.restrict": "takes nothing from the copy but whose it is",
    "access.lift": "takes nothing from the copy but whose it is",
    "account.drop": "an account that waits goes when the right one is entered",
    "panel_decision.drop": "the page takes a decision back by typing; it removes no draft",
}


def site(verb: str) -> Callable[[Drive], Drive]:
    """Says of which verb a function opens the page; it gives what presses the button."""

    def take(drive: Drive) -> Drive:
        assert verb not in SITES, verb
        SITES[verb] = drive
        return drive

    return take


# ---------------------------------------------------------------- the family's page


def _form(rig: Rig, trial: Trial, spot: str, editor: Callable[[Any], Any], where: str) -> Any:
    """Opens the form at a spot, types into a field and gives what saves it."""
    page = rig.at(FamilyPage, Place("family", trial.case, spot))
    form = editor(page.part())
    shown = form.form.field(where)
    type_into(getattr(shown, "box", None) or shown.line, "Mine")
    return form.save


@site("family.save")
def family_save(rig, trial):
    return _form(rig, trial, "record", lambda part: part.editor, "preferred_name")


@site("people.save")
def people_save(rig, trial):
    spot = f"people/{trial.read().id}"
    return _form(rig, trial, spot, lambda part: part.collection.editor, "phone")


@site("note.save")
def note_save(rig, trial):
    spot = f"notes/{trial.read().id}"
    return _form(rig, trial, spot, lambda part: part.collection.editor, "text")


@site("needs.save")
def needs_save(rig, trial):
    spot = f"needs/{trial.read().id}"
    return _form(rig, trial, spot, lambda part: part.collection.editor, "author")


@site("consent.save")
def consent_save(rig, trial):
    spot = f"requests/{trial.read().id}"
    return _form(rig, trial, spot, lambda part: part.consents.editor, "detail")


@site("request.save")
def request_save(rig, trial):
    page = rig.at(FamilyPage, Place("family", trial.case, "requests"))
    page.part().collection.edit(trial.read())
    editor = page.part().collection.editor
    type_into(editor.form.field("words").box, "Mine")
    return editor.save


@site("request.decide")
def request_decide(rig, trial):
    page = rig.at(FamilyPage, Place("family", trial.case, f"requests/{trial.read().id}"))
    editor = page.part().outcome
    value = replace(trial.read(), outcome="accepted", outcome_on=TODAY)
    editor.form.load(editor.values_of(value))
    editor._typed_something()
    return editor.save


@site("request.correct")
def request_correct(rig, trial):
    page = rig.at(FamilyPage, Place("family", trial.case, f"requests/{trial.read().id}"))
    editor = page.part().outcome
    editor._typed_something()
    return editor.save


@site("people.remove")
def people_remove(rig, trial):
    page = rig.at(FamilyPage, Place("family", trial.case, "people"))
    seen = page.part()
    held = trial.read()
    return lambda: seen._remove(trial.case, held, seen.collection.editor.lists)


@site("consent.withdraw")
def consent_withdraw(rig, trial):
    page = rig.at(FamilyPage, Place("family", trial.case, "requests"))
    consents, held = page.part().consents, trial.read()
    return lambda: consents._withdraw(consents._seen, held)


@site("family.hand_over")
def family_hand_over(rig, trial):
    page = rig.at(FamilyPage, Place("family", trial.case, "state"))
    editor = page.part().hand_over
    type_into(editor.team.line, "East")
    trial.theirs = lambda: family.hand_over(
        rig.other, family.read(rig.other, trial.case), rig.desk.actor.id, "South", TODAY
    )
    return editor.save


def _standing(rig: Rig, trial: Trial, state: CaseState, theirs: CaseState) -> Any:
    page = rig.at(FamilyPage, Place("family", trial.case, "state"))
    editor = page.part().standing
    editor.state.load(state)
    type_into(editor.reason.box, "Mine")

    def meanwhile() -> object:
        held = family.read(rig.other, trial.case)
        if theirs is CaseState.ON_HOLD:
            return family.hold(rig.other, held, "In hospital", TODAY)
        return family.close(rig.other, held, theirs, "To Leeds", TODAY)

    trial.theirs = meanwhile
    return editor.save


@site("family.hold")
def family_hold(rig, trial):
    rig.notes["refused"] = True  # what is closed is reopened first
    return _standing(rig, trial, CaseState.ON_HOLD, CaseState.MOVED_AWAY)


@site("family.close")
def family_close(rig, trial):
    return _standing(rig, trial, CaseState.ENDED, CaseState.ON_HOLD)


@site("family.reopen")
def family_reopen(rig, trial):
    return _standing(rig, trial, CaseState.OPEN, CaseState.MOVED_AWAY)


@site("merging.merge")
def merging_merge(rig, trial):
    twin = added(rig.desk, "Amie", "Fenwicke")
    page = rig.at(FamilyPage, Place("family", twin.id, "state"))
    merge = page.part().merge
    merge.other.value = lambda: trial.case  # as found and chosen
    merge._picked()
    rig.notes["look"] = True
    return merge.merge


# ---------------------------------------------------------------- notice


def _notice(rig: Rig, trial: Trial) -> Any:
    return rig.at(NoticePage, Place("notice", trial.case))


@site("notice.keep")
def notice_keep(rig, trial):
    page = _notice(rig, trial)
    type_into(page.writing.form.field("reasons").box, "Mine")
    return lambda: (page.drafts.touch(), page.keep())


@site("notice.drop")
def notice_drop(rig, trial):
    return _notice(rig, trial).drop


@site("notice.help_family")
def notice_help(rig, trial):
    return _notice(rig, trial).write_help


@site("notice.withdraw")
def notice_withdraw(rig, trial):
    return _notice(rig, trial).withdraw


@site("reconsideration.add_evidence")
def reconsideration_add(rig, trial):
    return _notice(rig, trial).again.add_file


@site("reconsideration.answer")
def reconsideration_answer(rig, trial):
    return _notice(rig, trial).again.answer


@site("reconsideration.drop")
def reconsideration_drop(rig, trial):
    return _notice(rig, trial).again.drop


# ---------------------------------------------------------------- assessment, budget, moderation


@site("assessment.keep")
def assessment_keep(rig, trial):
    page = rig.at(AssessmentPage, Place("assessment", trial.case))
    page.questionnaire.go_to("washing")
    page.questionnaire._views["washing"]._cards().cards[2].radio.click()
    return lambda: (page.drafts.touch(), page.keep())


@site("assessment.drop")
def assessment_drop(rig, trial):
    page = rig.at(AssessmentPage, Place("assessment", trial.case))
    return page.drop


@site("assessment.seal")
def assessment_seal(rig, trial):
    """Nothing is sealed that was not seen: the budget is shown anew, then it can be sealed."""
    trial.theirs = lambda: assessment.keep(
        rig.other,
        replace(trial.read(), answers={**trial.read().answers, "washing": Given("none")}),
    )
    page = rig.at(AllocationPage, Place("allocation", trial.case))
    rig.notes["look"] = True
    return page.seal


@site("moderation.keep")
def moderation_keep(rig, trial):
    page = rig.at(ModerationPage, Place("moderation", trial.case))
    type_into(page.overall.box, "Mine")
    return lambda: (page.drafts.touch(), page.keep())


@site("moderation.agree")
def moderation_agree(rig, trial):
    page = rig.at(ModerationPage, Place("moderation", trial.case))
    rig.notes["look"] = True
    return page.confirm


@site("moderation.confirm")
def moderation_confirm(rig, trial):
    page = rig.at(ModerationPage, Place("moderation", trial.case))
    at = page._open.opened
    name, given = next(
        (each.id, Given(level.id))
        for each in at.form.questions
        for level in each.levels[1:]
        if not each.natural_support and at.assessment.answers[each.id].level == each.levels[0].id
    )
    changed = {"answers": {name: given}, "reasons": {name: "The school wrote."}}
    page._again(replace(page._typed(), **changed, reason="Mine"))
    page.drafts.now()
    rig.notes["look"] = True
    return page.confirm


@site("moderation.send_back")
def moderation_send_back(rig, trial):
    page = rig.at(ModerationPage, Place("moderation", trial.case))
    rig.notes["look"] = True
    return page.send_back


# ---------------------------------------------------------------- review


def _review(rig: Rig, trial: Trial) -> Any:
    return rig.at(ReviewPage, Place("review", trial.case))


@site("review.keep")
def review_keep(rig, trial):
    page = _review(rig, trial)
    form = page.written.value
    page.written._edited(replace(form, parents="Mine"), "parents")
    return lambda: (page.drafts.touch(), page.keep())


@site("review.hold")
def review_hold(rig, trial):
    page = _review(rig, trial)
    rig.notes["look"] = True
    return page.hold


@site("review.drop")
def review_drop(rig, trial):
    return _review(rig, trial).drop


# ---------------------------------------------------------------- plan, practice


@site("plan.keep")
def plan_keep(rig, trial):
    page = rig.at(PlanPage, Place("plan", trial.case))
    page._edited(replace(page.plan, contingency="Mine"), "contingency")
    return lambda: (page.drafts.touch(), page.keep())


@site("plan.agree")
def plan_agree(rig, trial):
    page = rig.at(PlanPage, Place("plan", trial.case))
    rig.notes["look"] = True
    return page.verbs.agree


@site("plan.drop")
def plan_drop(rig, trial):
    return rig.at(PlanPage, Place("plan", trial.case)).verbs.drop


@site("plan.copy_from")
def plan_copy_from(rig, trial):
    sibling = a_case(rig.desk, number="2026-00044")
    family.link_sibling(rig.desk, trial.case, sibling.id)
    source = plans.start(rig.desk, sibling.id).value
    filled = replace(source.plan, contingency="Gran comes", risks=WHOLE.risks)
    plans.keep(rig.desk, replace(source, plan=filled))
    rig.notes["source"] = source.id
    page = rig.at(PlanPage, Place("plan", trial.case))
    rig.notes["look"] = True
    return page.verbs.fill_up


def _attempt(rig: Rig, trial: Trial) -> Any:
    return rig.at(PracticePage, Place("practice", None, f"attempt/{trial.read().id}"))


@site("practice.keep")
def practice_keep(rig, trial):
    page = _attempt(rig, trial)
    page.score.questionnaire.go_to("calm")
    page.score.questionnaire._views["calm"]._cards().cards[3].radio.click()
    return lambda: (page.drafts.touch(), page.keep())


@site("practice.drop")
def practice_drop(rig, trial):
    return _attempt(rig, trial).drop


@site("practice.finish")
def practice_finish(rig, trial):
    rig.notes["look"] = True
    return _attempt(rig, trial).finish


# ---------------------------------------------------------------- schemes, settings, views


@site("scheme_versions.drop")
def scheme_drop(rig, trial):
    page = rig.at(SchemesPage, Place("schemes", None, f"version/{trial.read().id}"))
    return page.verbs.drop


@site("council.save")
def council_save(rig, trial):
    page = rig.at(SettingsPage, Place("settings", None, "council"))
    part = page.parts["council"]
    part.form.field("email").load("mine@exampleshire.example")
    part._touch()
    return part.save


@site("user.save")
def user_save(rig, trial):
    page = rig.at(SettingsPage, Place("settings", None, "people"))
    part = page.parts["people"]
    part.change(trial.read())
    part.form.team.load("East")
    return part.form.save


def _views(rig: Rig) -> Any:
    views = rig.at(FamiliesPage, Place("families")).views
    views.read()
    return views


@site("view.save")
def view_save(rig, trial):
    views, name = _views(rig), trial.read().name
    trial.theirs = lambda: _late(rig, trial)
    return lambda: views.keep(name)


def _late(rig: Rig, trial: Trial) -> object:
    from ras_desktop.services import view

    held = trial.read()
    late = replace(held.search, filters=replace(held.search.filters, late=True))
    return view.save(rig.desk, replace(held, search=late))


@site("view.remove")
def view_remove(rig, trial):
    views, held = _views(rig), trial.read()
    return lambda: views.remove(held)

"""Two people on one record that is kept as it is typed: both copies shown, nothing typed lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ras_desktop.domain.council import Council
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.plan import Outcome, Plan
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.two_copies import Side
from ras_desktop.gui import copy_words
from ras_desktop.gui.dialogs import changed, versions
from ras_desktop.gui.family import next_step
from ras_desktop.gui.pages.assessment import AssessmentPage
from ras_desktop.gui.pages.plan import PlanPage
from ras_desktop.gui.place import Place
from ras_desktop.gui.plan import verbs as plan_verbs
from ras_desktop.gui.two_copies import choose, pairs
from ras_desktop.services import assessment
from ras_desktop.services import draft as drafts
from ras_desktop.services import plan as plans
from tests.helpers.cases import a_case


@pytest.fixture
def desk(seeded_desk):
    """A page is tested on one kind of store: services are tested on both."""
    return seeded_desk


class Assessing:
    """The questionnaire: one question is answered otherwise at two desks."""

    place, made = "assessment", AssessmentPage
    mine, theirs = Given("lots"), Given("none")

    def __init__(self, desk):
        self.desk, self.case = desk, a_case(desk)
        assessment.start(desk, self.case.id)

    def held(self):
        return assessment.of_case(self.desk, self.case.id)[0]

    def value(self):
        return self.held().answers.get("washing")

    def elsewhere(self):
        at = self.held()
        assessment.keep(self.desk, replace(at, answers={**at.answers, "washing": self.theirs}))

    def type(self, page):
        page.questionnaire.go_to("washing")
        page.questionnaire._views["washing"]._cards().cards[2].radio.click()

    def shown(self, page):
        return page._as_answered().answers["washing"]


class Planning:
    """The support plan: one part of its words is written otherwise at two desks."""

    place, made = "plan", PlanPage
    mine, theirs = "Likes swimming", "Likes trains"

    def __init__(self, desk):
        self.desk, self.case = desk, a_case(desk)
        plans.start(desk, self.case.id)
        self.key = plans.open_(desk, self.held().id).template.parts[0].key

    def held(self):
        return plans.of_case(self.desk, self.case.id)[0]

    def value(self):
        return self.held().plan.about.get(self.key)

    def elsewhere(self):
        at = self.held()
        plans.keep(self.desk, replace(at, plan=replace(at.plan, about={self.key: self.theirs})))

    def type(self, page):
        page._edited(replace(page.plan, about={self.key: self.mine}), f"about/{self.key}")

    def shown(self, page):
        return page.typed().plan.about[self.key]


@pytest.fixture(params=(Assessing, Planning))
def record(request, desk):
    return request.param(desk)


@pytest.fixture
def page(qtbot, context_of, desk, record):
    made = record.made(context_of(desk))
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.arrive(Place(record.place, record.case.id))
    made.show()
    return made


def answer(monkeypatch, side):
    seen = []

    def asked(_parent, shown):
        seen.append(shown)
        return None if side is None else dict.fromkeys((each.field for each in shown), side)

    monkeypatch.setattr(versions, "choose", asked)
    return seen


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_both_are_shown_and_what_is_chosen_is_kept(record, page, monkeypatch, side, shell):
    seen = answer(monkeypatch, side)
    record.type(page)
    record.elsewhere()
    before = record.held().version
    page.keep()
    assert not seen
    assert "kept beside theirs" in shell.warned[0]
    page.two.ask()
    (pair,) = seen[0]
    assert pair.left
    assert pair.right
    assert pair.left != pair.right
    wanted = record.mine if side is Side.LEFT else record.theirs
    assert record.value() == record.shown(page) == wanted
    assert record.held().version == before + (side is Side.LEFT)
    assert not page.drafts.waiting
    assert shell.calmed
    assert not shell.faults


def test_not_now_loses_neither_and_is_offered_again(
    record, page, monkeypatch, qtbot, context_of, desk, shell
):
    answer(monkeypatch, None)
    record.type(page)
    record.elsewhere()
    page.keep()
    assert record.value() == record.theirs
    assert record.shown(page) == record.mine
    assert not page.drafts.label.both.isHidden()
    later = record.made(context_of(desk))  # the next day
    qtbot.addWidget(later)
    later.arrive(Place(record.place, record.case.id))
    assert record.shown(later) == record.theirs
    assert not later.drafts.label.both.isHidden()
    answer(monkeypatch, Side.LEFT)
    later.two.ask()
    assert record.value() == record.shown(later) == record.mine
    assert later.drafts.label.both.isHidden()
    assert not shell.faults


def test_every_field_of_an_item_of_a_plan_has_its_words():
    for each in ("words", "area", "baseline", "target", "already", "needed", "evidence", "who"):
        assert each in copy_words.ITEM


def test_the_council_is_chosen_field_by_field(monkeypatch):
    base = Council(name="Elmshire", phone="1")
    mine, theirs = replace(base, phone="2"), replace(base, email="a@b.example", version=4)
    shown = pairs(mine, theirs, base, copy_words.council())
    assert {each.name: each.taken for each in shown.values()} == {
        "Telephone": Side.LEFT, "E-mail": Side.RIGHT,
    }  # fmt: skip
    monkeypatch.setattr(
        versions, "choose", lambda _parent, every: {each.field: each.taken for each in every}
    )
    whole = choose(None, mine, theirs, base, copy_words.council())
    assert (whole.phone, whole.email, whole.version) == ("2", "a@b.example", 4)


def test_lines_of_a_plan_that_two_people_added_are_both_kept(monkeypatch):
    from uuid import UUID

    one, other = (Outcome(UUID(int=each), words=f"Outcome {each}") for each in (1, 2))

    class Held:
        plan = Plan()

    from ras_desktop.domain.two_copies import differing

    mine, theirs, base = Held(), Held(), Held()
    mine.plan, theirs.plan = Plan(outcomes=(one,)), Plan(outcomes=(other,))
    paths = differing(mine, theirs, ("plan",))
    assert len(paths) == 2
    shown = pairs(mine, theirs, base, copy_words.plan({}, {}))
    assert [each.taken for each in shown.values()] == [Side.LEFT, Side.RIGHT]


def test_what_they_changed_and_i_did_not_is_theirs_the_next_day_too(
    qtbot, context_of, desk, monkeypatch, page, record
):
    if record.place != "plan":
        pytest.skip("one record is enough")
    answer(monkeypatch, None)
    at = record.held()
    record.type(page)
    plans.keep(desk, replace(at, plan=replace(at.plan, money_managed_by="Ann Frost")))
    page.keep()
    later = record.made(context_of(desk))
    qtbot.addWidget(later)
    later.arrive(Place(record.place, record.case.id))
    seen = answer(monkeypatch, None)
    later.two.ask()
    taken = {each.field: each.taken for each in seen[0]}
    assert taken == {f"plan/about/{record.key}": Side.LEFT, "plan/money_managed_by": Side.RIGHT}


def test_today_leads_to_what_was_left_beside(record, page, monkeypatch, desk):
    answer(monkeypatch, None)
    record.type(page)
    record.elsewhere()
    page.keep()
    (held,) = drafts.mine(desk)
    assert next_step.draft_name(held) != held.kind
    place = next_step.draft_place(held)
    assert (place.word, place.case, place.part) == (record.place, record.case.id, held.subject)


def test_agreeing_never_takes_in_what_was_not_seen(qtbot, context_of, desk, monkeypatch, shell):
    record = Planning(desk)
    seen = answer(monkeypatch, None)
    page = PlanPage(context_of(desk))
    qtbot.addWidget(page)
    page.arrive(Place("plan", record.case.id))
    monkeypatch.setattr(plans, "check", lambda _desk, _held: ())

    def meanwhile(*_words):
        record.elsewhere()
        return True

    monkeypatch.setattr(plan_verbs, "confirm", meanwhile)
    page.verbs.agree()
    assert record.held().agreed is None
    assert [each.right for each in seen[0]] == [record.theirs]
    assert not shell.faults


def test_what_was_typed_while_it_was_finished_is_kept_and_can_be_seen(
    record, page, monkeypatch, desk, shell, qtbot, context_of
):
    """Somebody else seals or agrees it: the page shows that, and mine is there to be read."""
    kept = []
    monkeypatch.setattr(changed, "ask", lambda _page, shown, _yes, **_more: kept.append(shown))

    def sealed(*_asked):
        raise Refused(
            Finding(f"{record.place}.{'agreed' if record.place == 'plan' else 'sealed'}_already")
        )

    record.type(page)
    monkeypatch.setattr(page.two, "_save", sealed)
    page.keep()
    assert not page.drafts.waiting
    assert not shell.faults
    (left,) = drafts.mine(desk)
    assert left.kind == f"{record.place}.aside"
    page.two.ended(record.held())
    assert "What you typed is kept" in shell.warned[-1]
    page.two._see(drafts.find_aside(desk, left.kind, left.subject, type(record.held())))
    assert [pair.left for pair in kept[0]]


def test_a_change_beside_it_takes_the_cursor_from_no_field(qtbot, context_of, desk):
    record = Planning(desk)
    page = PlanPage(context_of(desk))
    qtbot.addWidget(page)
    page.arrive(Place("plan", record.case.id))
    page.show()
    page.activateWindow()
    box = page.form.field(f"about/{record.key}").box
    box.setFocus()
    qtbot.keyClicks(box, "Likes ")
    page.keep()
    page.open(page.place)  # as after a colleague's change of something else
    assert page.form.field(f"about/{record.key}").box is box
    assert page.focusWidget() is box
    qtbot.keyClicks(page.focusWidget(), "trains")
    page.keep()
    assert record.value() == "Likes trains"

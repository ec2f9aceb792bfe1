"""The page of docs/decisions/003, running: what a page can rely on."""

from __future__ import annotations

from uuid import uuid4

import pytest

from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.gui.background import Background
from ras_desktop.gui.context import Context
from ras_desktop.gui.hub import Hub
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.draft_keeper import DraftKeeper
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import column
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.services import draft
from ras_desktop.services.desk import Changed, Done
from ras_desktop.store.trouble import DiskFull
from tests.helpers.windows import until

CASE = uuid4()


class VisitPage(Page):
    """Writes down what was seen on a visit; keeps drafts in the real store."""

    TITLE = "What did you see?"
    OF_CASE = True

    def __init__(self, context):
        super().__init__(context)
        self.saved, self.shown, self.fresh = [], [], 0
        self.form = Form(self)
        self.on = self.form.add("on", DateField("Date of the visit"))
        self.seen = self.form.add("seen", LongField("What was seen"))
        self.drafts = DraftKeeper(context, self.form.typed, self._keep_draft)
        self.form.edited.connect(self.drafts.touch)
        self.header = Header(self.title())
        self.setLayout(
            column(self.header, self.form.summary, self.on, self.seen, self.drafts.label)
        )
        self.header.offer(self.acts())

    def open(self, place):
        desk, subject = self.context.desk, str(place.case)
        self.run(lambda: draft.find(desk, "visit", subject), self._show)

    def _show(self, found):
        self.shown.append(self.place)
        self.form.load({})
        if found is not None:
            self.form.retype(found.body)

    def _keep_draft(self, typed):
        return draft.keep(self.context.desk, "visit", str(self.place.case), typed, self.place.case)

    def refresh(self, changed):
        if concerns(changed, "visit", case=self.place.case):
            self.fresh += 1

    def keep(self):
        self.drafts.now()

    def acts(self):
        return (Act("Save the visit", self.save, "Then the plan can use it.", keys="Ctrl+S"),)

    def save(self, work=None):
        if found := self.form.faults():
            self.form.show_findings(found)
            return
        self.act(work or self._kept, self.saved.append, self.form.show_findings)

    def _kept(self):
        return Done("visit", (Changed("visit", uuid4(), self.place.case),))


@pytest.fixture
def page(qtbot, context_of, file_desk):
    made = VisitPage(context_of(file_desk))
    made.context.hub.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.arrive(Place("visit", CASE))
    return made


def test_half_a_date_is_said_beside_the_field_and_nothing_is_asked(qtbot, page, shell):
    qtbot.keyClicks(page.on.day, "31")
    page.save()
    assert "the day, the month and the year" in page.on.said()
    assert page.saved == []
    assert shell.faults == []


def test_a_draft_is_in_the_store_and_comes_back(qtbot, page, file_desk, context_of):
    page.seen.box.insertPlainText("Amira laughed. محمد 👩‍👧")  # QTest types ASCII only
    qtbot.keyClicks(page.on.day, "31")
    page.keep()
    assert page.drafts.label.words.text().startswith("Draft kept ")
    again = VisitPage(context_of(file_desk))
    qtbot.addWidget(again)
    again.arrive(Place("visit", CASE))
    assert again.seen.value() == page.seen.value()
    assert again.on.typed() == ["31", "", ""]
    again.arrive(Place("visit", uuid4()))
    assert again.seen.value() == ""


def test_saving_tells_the_hub_and_then_the_page(page):
    page.save()
    assert page.saved == ["visit"]
    assert page.fresh == 1


def test_a_refusal_goes_beside_the_fields(page, shell):
    def refuse():
        raise Refused(Finding("plan.line.gap_missing", "seen"))

    page.save(refuse)
    assert "which gap" in page.seen.said()
    assert shell.faults == []


def test_a_trouble_goes_to_the_window(page, shell):
    def full():
        raise DiskFull

    page.save(full)
    assert [type(each) for each in shell.faults] == [DiskFull]


def test_results_of_an_earlier_place_are_dropped(qtbot, file_desk, shell):
    worker = Background(shell.failed)
    page = VisitPage(Context(_OnAnotherThread(), worker, Hub(), shell))
    qtbot.addWidget(page)
    shown = []
    page.open = lambda place: page.run(lambda: place, shown.append)
    first, second = Place("visit", uuid4()), Place("visit", uuid4())
    page.arrive(first)
    page.arrive(second)
    until(worker.idle)
    assert shown == [second]
    page.run(lambda: "late", shown.append)
    page.depart()
    until(worker.idle)
    worker.stop()
    assert shown == [second]


class _OnAnotherThread:
    """A desk that is not asked."""

    clock = None


def test_only_what_concerns_a_page_refreshes_it():
    changed = (Changed("plan", uuid4(), CASE),)
    assert concerns(changed, "plan")
    assert concerns(changed, "visit", "plan", case=CASE)
    assert not concerns(changed, "visit")
    assert not concerns(changed, "plan", case=uuid4())
    assert not concerns(None, "plan")


def test_the_header_says_the_next_act_and_why(page):
    assert page.header._why.text() == "Then the plan can use it."
    assert page.title() == "What did you see?"

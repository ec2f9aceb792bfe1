"""A new child: the record, or a request with the little that is known; likely records beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout

from ras_desktop.domain import request as request_rules
from ras_desktop.domain.draft import Draft
from ras_desktop.domain.family import Case, Child, check, check_sketch
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.likeness import Traits
from ras_desktop.domain.request import Request
from ras_desktop.gui.context import Context
from ras_desktop.gui.family import lists
from ras_desktop.gui.family.beside import Beside, Near, look
from ras_desktop.gui.family.child_form import ChildForm
from ras_desktop.gui.family.editor import Editor
from ras_desktop.gui.family.foot import Foot
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.family.request_form import RequestForm, new_request
from ras_desktop.gui.pages.page import Act, Page
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import TickField
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import column, holding, scrolling
from ras_desktop.services import draft, family
from ras_desktop.services.desk import Desk, Done
from ras_desktop.wording import N_, _

REQUEST = "request"
"""The part of the place where a request comes with the child."""
PAUSE = 120
"""Milliseconds after a key until likely records are looked for."""
WIDE = 130
"""Characters from which the likely records stand beside the form, else above it."""
_LIKENESS = frozenset({"first_names", "last_name", "born", "nhs_number", "address/postcode"})


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A child who is to get a case, maybe with a request; `id` is that of the case."""

    id: UUID
    child: Child
    request: Request | None = None
    existing_package: bool = False
    version: int = 0


class NewChildEditor(Editor[Newcomer]):
    """The form, once for a child alone and once for a child with a request."""

    def __init__(self, context: Context, *, asks: bool) -> None:
        self._asks = asks
        save = _("Log the request") if asks else _("Add the child")
        super().__init__(context, save, closes=False)
        self.kind = "new_child.request" if asks else "new_child"
        self.request_form: RequestForm | None = None
        if asks:
            card = Card(_("The request"))
            self.request_form = RequestForm(self.form, card.body, "request/")
            self.body.addWidget(card)
        self.child_form = ChildForm(self.form)
        for card in self.child_form.groups:
            self.body.addWidget(card)
        package = Card(_("This case"))
        package.body.addWidget(
            self.form.add(
                "existing_package",
                TickField(
                    _("There is a package from before the RAS"),
                    _("It is then reviewed with the RAS, not begun anew."),
                ),
            )
        )
        self.body.addWidget(package)

    def offer(self, lists: Lists) -> None:
        """The council's lists."""
        super().offer(lists)
        self.child_form.offer(lists)
        if self.request_form is not None:
            self.request_form.offer(lists)

    def values_of(self, value: Newcomer) -> dict[str, Any]:
        """The child's fields, and those of the request."""
        values = self.child_form.values_of(value.child)
        values["existing_package"] = value.existing_package
        if self.request_form is not None and value.request is not None:
            values |= self.request_form.values_of(value.request)
        return values

    def composed(self, base: Newcomer, values: Mapping[str, Any]) -> Newcomer:
        """Child and request as typed."""
        request = base.request
        if self.request_form is not None and request is not None:
            request = self.request_form.composed(request, values)
        return replace(
            base,
            child=self.child_form.composed(values),
            request=request,
            existing_package=values["existing_package"],
        )

    def check(self, value: Newcomer) -> Findings:
        """Everything at once: the request's places begin with "request/"."""
        today = self.context.desk.today()
        if value.request is None:
            return check(value.child, today)
        found = request_rules.check(value.request, today)
        placed = (
            Finding(each.code, f"request/{each.where}", each.values, each.severity)
            for each in found
        )
        sketch = (each for each in check_sketch(value.child, today) if each.severity != "note")
        return (*placed, *sketch)

    def save_by(self, desk: Desk, case: UUID, value: Newcomer) -> Done[Any]:
        """Opens the case. The same identifier again gives the case of the first time."""
        return family.add(
            desk,
            value.id,
            value.child,
            request=value.request,
            existing_package=value.existing_package,
        )

    def show_kept(self, kept: Any) -> None:
        """An empty form again, for another child."""
        self.show_value(self.fresh(family.new_id(), family.new_id()))

    def fresh(self, id_: UUID, request: UUID) -> Newcomer:
        """Nobody yet, with a request of today where one is asked for."""
        today = self.context.desk.today()
        return Newcomer(id_, Child(), new_request(request, today) if self._asks else None)

    def traits(self) -> Traits:
        """What likely records are looked for by."""
        values = self.form.values()
        name = f"{values['first_names']} {values['last_name']}".strip()
        return Traits(None, name, values["born"], values["nhs_number"], values["address/postcode"])


class NewChildPage(Page):
    """Adds a child or logs a request with a new child; fifty clicks on Save make one record."""

    TITLE = N_("Who is the child?")
    ICON = "plus"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.header = Header()
        self.near = Beside()
        self.editors: dict[str, NewChildEditor] = {}
        self._inside = column(gap=0, margin=3)
        self._area = scrolling(holding(column(self._inside, None)), widest=110)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setContentsMargins(0, 0, space(2), 0)
        self._box.addWidget(self._area, 1)
        self._side = scrolling(holding(column(self.near, None, margin=1)))
        self._side.hide()
        self._box.addWidget(self._side)
        top = column(self.header, margin=3)
        top.setContentsMargins(space(3), space(2), space(3), 0)
        whole = column(top, gap=0)
        whole.addLayout(self._box, 1)
        self.foot = Foot()
        whole.addWidget(self.foot)
        self.setLayout(whole)
        self.near.opened.connect(lambda case: self.context.go(Place("family", case)))
        self.near.taken.connect(self._take_there)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save)

    @property
    def editor(self) -> NewChildEditor:
        """The form that is shown; each is made when it is first asked for."""
        asks = self.place.part == REQUEST
        return self.editors.get(self.place.part if asks else "") or self._make(asks=asks)

    def _make(self, *, asks: bool) -> NewChildEditor:
        made = NewChildEditor(self.context, asks=asks)
        self.editors[REQUEST if asks else ""] = made
        self._inside.addWidget(made)
        self.foot.add(made.foot_row)
        made.form.edited.connect(self._edited)
        made.saved.connect(self._saved)
        return made

    def title(self) -> str:
        """The question of the page."""
        return _("Who asks, and for which child?") if self.place.part == REQUEST else _(self.TITLE)

    def open(self, place: Place) -> None:
        """An empty form, or the draft that was left."""
        editor, desk = self.editor, self.context.desk
        for each in self.editors.values():
            each.setVisible(each is editor)
            each.foot_row.setVisible(each is editor)
        asks = place.part == REQUEST
        self.near.offer_to_take(_("Log the request there") if asks else "")
        under = (
            _("One name is enough to log a request; the rest can be added later.")
            if asks
            else _("What is not known yet can be added later. Likely records show as you type.")
        )
        self.header.say(self.title(), under)
        if editor.typing:
            self._look()
            return

        def work() -> tuple[Lists, Draft | None]:
            return lists.read(desk), draft.find(desk, editor.kind, "new")

        def show(found: tuple[Lists, Draft | None]) -> None:
            known, held = found
            editor.offer(known)
            base = editor.fresh(_id_of(held, family.new_id()), family.new_id())
            editor.begin(base.id, base, "new", held)
            editor.take_focus()
            self._look()

        self.run(work, show, key="open")

    def keep(self) -> None:
        """Keeps what is typed on either form."""
        for each in self.editors.values():
            each.keep()

    def acts(self) -> tuple[Act, ...]:
        """Saving."""
        return (Act(self.editor.save_button.text(), self.save, icon="save", keys="Ctrl+S"),)

    def save(self) -> None:
        """Opens the case."""
        self.editor.save()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Likely records beside the form where there is room, else above it."""
        super().resizeEvent(event)
        self._fit()

    def _edited(self, where: str) -> None:
        if where in _LIKENESS:
            self._pause.start()

    def _look(self) -> None:
        desk, traits = self.context.desk, self.editor.traits()
        self.run(lambda: look(desk, traits), self._show_near, key="near")

    def _show_near(self, near: Near) -> None:
        self.near.show_near(near)
        self._side.setVisible(bool(near.alike or near.named))
        self._fit()

    def _fit(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        wide = self.width() >= WIDE * letter
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if wide else ways.BottomToTop)
        most = 16_777_215  # Qt's own "no limit"
        self._side.setMaximumHeight(most if wide else self.height() * 2 // 5)
        self._side.setFixedWidth(44 * letter) if wide else self._side.setMaximumWidth(most)
        if not wide:
            self._side.setMinimumWidth(0)

    def _take_there(self, case: UUID) -> None:
        """The request belongs to a child who has a case: what was typed goes along as a draft."""
        editor, desk = self.editor, self.context.desk
        form = editor.request_form
        assert form is not None
        typed = {
            where.removeprefix("request/"): each
            for where, each in editor.form.typed().items()
            if where.startswith("request/")
        }
        body = {"id": str(family.new_id()), "version": 0, "from": {}, "typed": typed}

        def work() -> None:
            draft.keep(desk, "family.request", str(case), body, case)

        def there(_none: object) -> None:
            editor.drop_draft()
            editor.show_kept(None)
            self.context.go(Place("family", case, "requests/new"))

        self.run(work, there)

    def _saved(self, case: Case) -> None:
        words = _("Case {number} is open").format(number=case.number)
        self.context.notify(words)
        self.context.go(Place("family", case.id))


def _id_of(held: Draft | None, fresh: UUID) -> UUID:
    """The identifier that the draft was begun with: what it once added is not added again."""
    try:
        return UUID(held.body["id"]) if held is not None else fresh
    except (KeyError, TypeError, ValueError):
        return fresh


PAGE = NewChildPage

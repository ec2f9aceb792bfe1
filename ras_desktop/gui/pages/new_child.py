"""A new child: the record, or a request with the little that is known; likely records beside."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout

from ras_desktop.domain.draft import Draft
from ras_desktop.domain.family import Case
from ras_desktop.gui.context import Context
from ras_desktop.gui.family import lists
from ras_desktop.gui.family.beside import Beside, Near, look
from ras_desktop.gui.family.foot import Foot
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.family.newcomer import NewChildEditor
from ras_desktop.gui.pages.page import Act, Page
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import column, holding, scrolling
from ras_desktop.services import draft, family
from ras_desktop.wording import N_, _

REQUEST = "request"
"""The part of the place where a request comes with the child."""
PAUSE = 120
"""Milliseconds after a key until likely records are looked for."""
WIDE = 130
"""Characters from which the likely records stand beside the form, else above it."""
_LIKENESS = frozenset({"first_names", "last_name", "born", "nhs_number", "address/postcode"})


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

"""Saved views of the caseload: a menu to choose, keep and remove them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QWidget

from ras_desktop.domain.caseload import Column, SavedView, Search, check_view
from ras_desktop.domain.finding import Findings
from ras_desktop.gui import copy_words, icons, two_copies
from ras_desktop.gui.as_seen import act_on, by
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.family import saying
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.services import family, view
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import _

Shown = tuple[Search, tuple[Column, ...]]


class ViewsButton(QPushButton):
    """`read()` fetches my views; `wanted(view)` when one is chosen."""

    wanted = Signal(object)

    def __init__(self, page: Page, shown: Callable[[], Shown]) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self._page, self._shown = page, shown
        self.views: tuple[SavedView, ...] = ()
        self._chosen: SavedView | None = None
        icons.dress(self, "list")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self._say()

    def read(self) -> None:
        """My views as they are kept."""
        desk = self._page.context.desk
        self._page.run(lambda: view.mine(desk), self._take, key="views")

    def keep(self, name: str) -> None:
        """Keeps what is shown under a name; a view of that name is kept anew."""
        search, columns = self._shown()
        held = next((each for each in self.views if each.name == name.strip()), None)
        base = held = held or SavedView(family.new_id(), name)
        asked = replace(held, name=name.strip(), search=search, columns=columns)
        desk, page = self._page.context.desk, self._page

        def kept(made: SavedView) -> None:
            page.context.notify(_("The view “{name}” is kept").format(name=made.name))
            self._chosen = made
            self.read()

        def stale(fault: BaseException) -> None:
            assert isinstance(fault, StaleCopy)
            shown = two_copies.choose(page, asked, fault.theirs, base, copy_words.view())
            if shown is not None:
                page.act(lambda: view.save(desk, shown), kept, stale=stale)

        page.act(lambda: view.save(desk, asked), kept, stale=stale)

    def remove(self, held: SavedView) -> None:
        """Takes a view away, with a way back."""
        desk, page = self._page.context.desk, self._page

        def back() -> None:
            again = replace(held, version=0)
            page.act(lambda: view.save(desk, again), lambda _view: self.read())

        def gone(_view: SavedView) -> None:
            page.context.notify(_("The view “{name}” is removed").format(name=held.name), back)
            self._chosen = None
            self.read()

        act_on(
            page, page.context, held, lambda copy: view.remove(desk, copy), by(copy_words.view),
            gone, yes=_("Remove it all the same"),
        )  # fmt: skip

    def choose(self, held: SavedView) -> None:
        """Shows a view."""
        self._chosen = held
        self._say()
        self.wanted.emit(held)

    def moved_on(self) -> None:
        """What is shown may no longer be the view that was chosen."""
        if self._chosen is not None and self._shown() != (
            self._chosen.search,
            self._chosen.columns,
        ):
            self._chosen = None
            self._say()

    def _take(self, views: tuple[SavedView, ...]) -> None:
        self.views = views
        self._say()

    def _fill(self) -> None:
        self._menu.clear()
        for each in self.views:
            act = self._menu.addAction(_plain(each.name))
            act.setCheckable(True)
            act.setChecked(self._chosen is not None and each.id == self._chosen.id)
            act.triggered.connect(lambda _on=False, held=each: self.choose(held))
        if self.views:
            self._menu.addSeparator()
        self._menu.addAction(_("Keep this view as…"), self._ask)
        for each in self.views:
            words = _("Remove “{name}”").format(name=_plain(each.name))
            self._menu.addAction(words, partial(self.remove, each))

    def _ask(self) -> None:
        name = ask_name(self, self._chosen.name if self._chosen else "")
        if name is not None:
            self.keep(name)

    def _say(self) -> None:
        words = _("View: {name}").format(name=self._chosen.name) if self._chosen else _("Views")
        self.setText(saying.on_button(words, 40))
        self.setAccessibleName(words)


def _plain(words: str) -> str:
    return words.replace("&", "&&")


class _Name(Question):
    def __init__(self, parent: QWidget | None, name: str) -> None:
        words = _("The search, the filters, the order and the columns are kept, for you alone.")
        super().__init__(parent, _("Under which name?"), words, _("Keep the view"))
        self.name = TextField(_("Name of the view"), characters=30, longest=60)
        self.name.load(name)
        self.body.addWidget(self.name)
        self.name.take_focus()

    def accept(self) -> None:
        """Closes when there is a name."""
        found = self.faults()
        self.name.show_findings(found)
        if not found:
            super().accept()

    def faults(self) -> Findings:
        """What the name lacks."""
        return check_view(SavedView(family.new_id(), self.name.value()))


def ask_name(parent: QWidget | None, name: str) -> str | None:
    """The name under which to keep a view; None: not now."""
    dialog = _Name(parent, name)
    try:
        return dialog.name.value() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()

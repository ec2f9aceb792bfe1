"""The contract of a page: one module in `gui/pages` for each word, `PAGE = ThatPage` in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ras_desktop.domain.finding import Refused
from ras_desktop.gui.background import Failed
from ras_desktop.gui.context import Context
from ras_desktop.gui.place import Place
from ras_desktop.store.trouble import StaleCopy

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done on a page: for its header, the palette and F1.

    `why` says, for the next act, why it comes next. `keys` is a shortcut such as "Ctrl+N".
    """

    words: str
    do: Callable[[], object]
    why: str = ""
    icon: str = ""
    keys: str = ""


class Page(QWidget):
    """A page of the window. It is made once for a sign-in and opened many times.

    The window calls `open(place)` each time somebody goes there, `refresh(changed)` after
    anything was written while it is shown (a hidden page is opened afresh anyway), and `keep()`
    before it is left, locked or closed. Nothing here may take long: services are called through
    `run` (reading) and `act` (writing).
    """

    TITLE: ClassVar[str] = ""
    """Marked with N_; the window translates it. `title()` may say more once it is open."""
    ICON: ClassVar[str] = "document"
    OF_CASE: ClassVar[bool] = False
    """Whether it is a page of one case: the window then shows the child and the path above it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.place = Place("")
        self._visit = 0
        self._greeted = False
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    # What a page provides

    def title(self) -> str:
        """The question that the page answers, e.g. "Which families need me?"."""
        from ras_desktop.wording import _

        return _(self.TITLE)

    def open(self, place: Place) -> None:
        """Shows what is at the place. Ask the services with `self.run`."""
        raise NotImplementedError

    def refresh(self, changed: object) -> None:
        """Something was written (a tuple of `services.desk.Changed`). Usually: open it again."""

    def keep(self) -> None:
        """Keeps what is typed as a draft now. Pages with a DraftKeeper call its `now()`."""

    def acts(self) -> tuple[Act, ...]:
        """What can be done here, the next act first: shown in the header and by Ctrl+K."""
        return ()

    # What a page uses

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Failed | None = None,
        *,
        key: str = "",
    ) -> None:
        """Reads in the background. The result is dropped when the page has moved on meanwhile.

        With `key`, only the latest of several runs counts (search as you type).
        """
        visit = self._visit

        def here(result: Result) -> None:
            if visit == self._visit:
                done(result)

        self.context.run(work, here, failed, owner=self, key=key)

    def act(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        refused: Callable[[tuple[Any, ...]], None] | None = None,
        stale: Failed | None = None,
    ) -> None:
        """Writes in the background; `refused(findings)` usually is `form.show_findings`.

        `stale(fault)`: somebody else has kept another copy, see `gui.two_copies`.
        """

        def failed(fault: BaseException) -> None:
            if isinstance(fault, Refused) and refused is not None:
                refused(fault.findings)
            elif isinstance(fault, StaleCopy) and stale is not None:
                stale(fault)
            else:
                self.context.failed(fault)

        self.context.act(work, done, failed)

    def take_keys(self, *keys: str) -> None:
        """Makes these keys do the act that has them now, whichever it is (`acts()`)."""
        for each in keys:
            QShortcut(QKeySequence(each), self).activated.connect(partial(self._do, each))

    def _do(self, keys: str) -> None:
        act = next((each for each in self.acts() if each.keys == keys), None)
        if act is not None:
            act.do()

    def greet_again(self) -> None:
        """The page will show something else, so that the focus begins anew: it was sealed."""
        self._greeted = False

    def greet(self, take_focus: Callable[[], object]) -> None:
        """Puts the focus where one begins, once for each arrival: call it when all is shown."""
        if not self._greeted:
            self._greeted = True
            take_focus()

    def arrive(self, place: Place) -> None:
        """Called by the window: what was asked for at the earlier place is no longer wanted."""
        self._greeted = False
        if place != self.place:
            self._visit += 1
        self.place = place
        self.open(place)

    def depart(self) -> None:
        """Called by the window when the page is about to go: results are dropped."""
        self._visit += 1

    def column(self, *parts: QWidget) -> QVBoxLayout:
        """The page's own column with its margins; for pages that do not scroll as a whole."""
        from ras_desktop.gui.theme import space

        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(4), space(3), space(4), space(3))
        whole.setSpacing(space(2))
        for part in parts:
            whole.addWidget(part)
        return whole


def concerns(changed: object, *kinds: str, case: UUID | None = None) -> bool:
    """Whether one of these kinds (of that case, if given) is among what was changed."""
    return any(
        each.kind in kinds and (case is None or each.case in (None, case))
        for each in (changed if isinstance(changed, tuple) else ())
    )

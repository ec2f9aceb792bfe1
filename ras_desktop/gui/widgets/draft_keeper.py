"""Keeps what is typed as a draft within two seconds, and says so: "Draft kept 14:02"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from ras_desktop.domain.trouble import Trouble
from ras_desktop.gui.background import Ticket
from ras_desktop.gui.context import Context
from ras_desktop.gui.theme import TARGET, space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.icon import Icon
from ras_desktop.services.clock import LONDON
from ras_desktop.store.trouble import ServerAway, StaleCopy
from ras_desktop.wording import _, trouble

PAUSE = 700
"""Milliseconds without a key after which the draft is kept."""
LONGEST = 1500
"""Milliseconds after the first key after which it is kept though the typing goes on."""
AGAIN = 5000
"""Milliseconds after which it is tried again when it could not be kept."""


class DraftLabel(QWidget):
    """Says when the draft was kept, or that it could not be; leads to both of two versions."""

    both_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon = Icon("check", "good")
        self.words = text.quiet(wrap=False)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space(0.5))
        whole.addWidget(self._icon)
        whole.addWidget(self.words)
        self.both = link(_("Look at both"), self.both_wanted.emit)
        self.both.hide()
        whole.addWidget(self.both)
        whole.addStretch(1)
        self.setMinimumHeight(TARGET)  # as high as the buttons that it stands beside
        self.say("")

    def say(self, words: str, icon: str = "check", role: str = "good") -> None:
        """Sets the words; "" hides the icon too."""
        self.words.setText(words)
        self._icon.change(icon, role)
        self._icon.setVisible(bool(words))


class DraftKeeper(QObject):
    """`touch()` at each edit; `now()` before leaving; `drop()` once the work itself was saved.

    `typed()` gives plain data; `keep(typed)` is run in the background and keeps it in the store.
    Keeping has no side effect: it sends, locks, dates and decides nothing. `refused(fault)` may
    take a fault of keeping over (True): then it is not tried again until something is typed.
    `stale` is told where
    somebody else has kept another version (`gui.two_copies`); `held` until one is chosen.
    """

    kept = Signal()
    stale: Callable[[StaleCopy], object] | None = None

    def __init__(
        self,
        context: Context,
        typed: Callable[[], Any],
        keep: Callable[[Any], object],
        refused: Callable[[BaseException], bool] | None = None,
    ) -> None:
        label = DraftLabel()
        super().__init__(label)  # it lives as long as the page that shows the label
        self.label = label
        self._context, self._typed, self._keep = context, typed, keep
        self._refused = refused
        self._dirty = False
        self.held = self._over = False
        self._failed_before = False
        self._told = ""
        self._ticket: Ticket | None = None
        self._pause, self._longest = QTimer(self), QTimer(self)
        for timer, length in ((self._pause, PAUSE), (self._longest, LONGEST)):
            timer.setSingleShot(True)
            timer.setInterval(length)
            timer.timeout.connect(self.now)

    @property
    def waiting(self) -> bool:
        """Whether something was typed that is not kept yet, or waits for a choice."""
        return self._dirty or self.held

    def touch(self, *_where: object) -> None:
        """Something was typed. Connect `form.edited` to it."""
        self._dirty = True
        self._pause.start(PAUSE)
        if not self._longest.isActive():
            self._longest.start(LONGEST)

    def now(self) -> None:
        """Keeps the draft now, if anything was typed since it was kept."""
        self._pause.stop()
        self._longest.stop()
        if not self._dirty:
            return
        self._dirty = False
        typed = self._typed()
        context = self._context

        def done(result: object) -> None:
            if isValid(self):  # a question may be gone by now
                self._done(result)

        def failed(fault: BaseException) -> None:
            (self._failed if isValid(self) else context.failed)(fault)

        self._ticket = context.background.run(lambda: self._keep(typed), done, failed)

    def drop(self) -> None:
        """Forgets what waits: the work itself was saved, or thrown away."""
        self._pause.stop()
        self._longest.stop()
        self._dirty = self.held = False
        self.label.both.hide()
        self.label.say("")

    def end(self) -> None:
        """Called by `refused`: it can be kept no more, and is not tried again."""
        self.drop()
        self._over = True

    def _done(self, _result: object) -> None:
        self._over_with_it()
        if self.held:
            self.say_held()
            return
        at = self._context.clock().astimezone(LONDON)
        self.label.say(_("Draft kept {time}").format(time=f"{at:%H:%M}"))
        self.kept.emit()

    def say_held(self) -> None:
        """Two versions wait for a choice; mine is kept beside."""
        self.label.say(_("Two versions"), "warn", "warn")  # short: large text on a laptop
        self.label.both.show()

    def _failed(self, fault: BaseException) -> None:
        if self._refused is not None and self._refused(fault):
            if self._over:
                self._over = False
                return
            self.label.say(_("Not in the draft yet"), "warn", "warn")
            return
        if isinstance(fault, StaleCopy) and self.stale is not None:
            self.held = True
            self.say_held()
            self.stale(fault)
            return
        self._dirty = True
        self._pause.start(AGAIN)
        if isinstance(fault, ServerAway):  # the window says so above; it is kept here
            words = _("Kept on this computer until the server is back")
            self.label.say(words, "pause", "warn")
            return
        self.label.say(_("Draft not kept yet: it is tried again"), "warn", "warn")
        if not self._failed_before:
            self._failed_before = True
            self._told = trouble(fault) if isinstance(fault, Trouble) else ""
            self._context.failed(fault)

    def _over_with_it(self) -> None:
        """It is kept now: what the window said of its not being kept is no longer true."""
        if self._told:
            self._context.calm(self._told)
        self._failed_before, self._told = False, ""

"""Backups without being asked: after the sign-in and every few hours, on a thread of its own.

The window never waits for it, and the store's own thread neither. What goes wrong is said at once,
above the page, with the way to where it is mended; the same thing once for each sign-in.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ras_desktop.domain.trouble import Trouble
from ras_desktop.settings import Settings
from ras_desktop.wording import finding, ngettext, trouble

if TYPE_CHECKING:
    from pathlib import Path

    from ras_desktop.services.backup import Report
    from ras_desktop.services.casefile import CaseFile

FIRST = 20_000
"""Milliseconds after the sign-in: the first pages come first."""
EVERY = 5 * 60_000
"""Milliseconds between two looks at whether one is due."""


class Backups(QObject):
    """`report` is how things stood last; `changed` says that it is another, or that work began or
    ended."""

    changed = Signal()
    _ended = Signal(object, object, object)

    def __init__(
        self,
        casefile: CaseFile,
        preferences: Callable[[], Settings],
        warn: Callable[[str], object],
        failed: Callable[[BaseException], object],
        *,
        inline: bool = False,
    ) -> None:
        super().__init__()
        self._casefile, self._preferences = casefile, preferences
        self._warn, self._failed, self._inline = warn, failed, inline
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._told: object = None
        self.report: Report | None = None
        self._ended.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(FIRST)
        self._first.timeout.connect(lambda: self.look(at_sign_in=True))

    @property
    def busy(self) -> bool:
        """Whether one is being made or read."""
        return self._thread is not None

    @property
    def folder(self) -> Path:
        """Where they go."""
        from ras_desktop.services import backup

        return backup.place(self._casefile.folder, self._preferences().backup_folder)

    def start(self) -> None:
        """Begins to look after them."""
        self._first.start()
        self._timer.start()

    def stop(self) -> None:
        """Asks it to end soon; it tells nothing any more."""
        self._stop.set()
        self._first.stop()
        self._timer.stop()

    def wait(self) -> None:
        """Waits for its end: the file is about to be closed. Not on the window's thread."""
        if self._thread is not None and self._thread.is_alive():
            self._thread.join()

    def look(self, *, at_sign_in: bool = False) -> None:
        """Makes one if it is due, and reads others again."""
        from ras_desktop.services import backup

        casefile, folder, hours = self._casefile, self.folder, self._preferences().backup_hours
        stopped = self._stop.is_set
        self._begin(
            lambda: backup.run(casefile, folder, hours, at_sign_in=at_sign_in, stopped=stopped),
            None,
        )

    def make(self, done: Callable[[Report], object]) -> None:
        """Makes one now: somebody asked for it. `done` hears of it; trouble is said above."""
        from ras_desktop.services import backup

        casefile, folder, stopped = self._casefile, self.folder, self._stop.is_set
        self._begin(lambda: backup.make(casefile, folder, stopped), done)

    def again(self) -> None:
        """What was said may be said again: another folder was chosen."""
        self._told = None

    # On the thread, and back

    def _begin(self, work: Callable[[], Report], done: Callable[[Report], object] | None) -> None:
        if self._thread is not None or self._stop.is_set():
            return
        if self._inline:
            self._answer(*_outcome(work), done)
            return

        def act() -> None:
            result, fault = _outcome(work)
            self._ended.emit(result, fault, done)

        self._thread = threading.Thread(target=act, name="backup", daemon=True)
        self._thread.start()
        self.changed.emit()

    def _answer(
        self,
        report: Report | None,
        fault: BaseException | None,
        done: Callable[[Report], object] | None,
    ) -> None:
        self._thread = None
        if self._stop.is_set():
            return
        if report is not None:
            self.report = report
            self._tell(report)
        self.changed.emit()
        if isinstance(fault, Trouble):
            self._warn(trouble(fault))
        elif fault is not None:
            self._failed(fault)
        elif done is not None and report is not None:
            done(report)

    def _tell(self, report: Report) -> None:
        """Says what is wrong, if it is something else than was said last."""
        words = sentences(report, self._casefile)
        what = (type(report.trouble), report.folder, tuple(each.path for each in report.bad))
        if words and what != self._told:
            self._warn(" ".join(words))
        self._told = what


def sentences(report: Report, casefile: CaseFile) -> tuple[str, ...]:
    """What is wrong with the backups, in words; nothing if all is well."""
    from ras_desktop.services import backup

    said = [] if report.trouble is None else [trouble(report.trouble)]
    first = next(iter(report.bad), None)
    if first is not None and first.trouble is not None:
        said.append(trouble(first.trouble))
        more = len(report.bad) - 1
        if more:
            words = "{count} more backup cannot be used.", "{count} more backups cannot be used."
            said.append(ngettext(*words, more))
    stale = backup.warning(report, casefile.desk.now())
    if stale is not None and (report.trouble is None or stale.code.endswith("stale")):
        said.append(finding(stale))
    return tuple(said)


def _outcome(work: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    """The result or the exception; nobody is told of what was abandoned."""
    from ras_desktop.services.backup import Abandoned

    try:
        return work(), None
    except Abandoned:
        return None, None
    except Exception as fault:
        return None, fault

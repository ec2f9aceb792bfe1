"""Runs the full check of the case file beside the work, and speaks only if it is damaged."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from ras_desktop.services.casefile import CaseFile


class WholeCheck(QObject):
    """On a thread of its own: the check has a connection of its own and takes its time."""

    ended = Signal(object, object)

    def __init__(self, casefile: CaseFile, failed: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._casefile, self._failed = casefile, failed
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, name="check", daemon=True)
        self.ended.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def stop(self) -> None:
        """Asks it to end at its next look; it tells nothing any more."""
        self._stop.set()

    def wait(self) -> None:
        """Waits for its end: the file is about to be closed. Not on the window's thread."""
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        from ras_desktop.services.casefile import check_whole

        try:
            found = check_whole(self._casefile, self._stop.is_set)
            sound, fault = found.sound, None
        except Exception as problem:  # told on the window's thread
            sound, fault = True, problem
        if not self._stop.is_set():
            self.ended.emit(sound, fault)

    def _answer(self, sound: bool, fault: BaseException | None) -> None:
        if self._stop.is_set():
            return
        if fault is not None:
            self._failed(fault)
        elif not sound:
            from ras_desktop.store.trouble import Damaged

            self._failed(Damaged("database"))

"""Tells every page that something was changed; pages decide whether it concerns them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Hub(QObject):
    """One signal for the whole window. Its value is what a writing service returned as changed."""

    changed = Signal(object)

    def tell(self, change: object) -> None:
        """Says that `change` was written. Nothing is said for None or an empty change."""
        if change:
            self.changed.emit(change)

"""A picture that is chosen from this computer and shown as the papers will have it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.button import button, link
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.layout import Flow, holding
from ras_desktop.wording import _


class LogoField(Field[bytes]):
    """The bytes of a PNG or JPEG, b"" for none. The page answers `choose`."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__(name, hint, optional=True)
        self._picture = b""
        self.shown = QLabel()
        self.shown.setAccessibleName(_("The logo as it is now"))
        self.shown.setStyleSheet(f"background: white; padding: {space(1)}px;")  # as on paper
        self.choose = button(_("Choose a picture …"), icon="folder")
        self.remove = link(_("Remove it"), lambda: self.put(b""))
        self._whole.addWidget(self.shown, 0, Qt.AlignmentFlag.AlignLeft)
        self._whole.addWidget(holding(Flow(self.choose, self.remove)))
        self._take(self.choose, self.remove)
        self.load(b"")

    def load(self, value: bytes | None) -> None:
        """Shows a picture."""
        self._picture = value or b""
        pixmap = QPixmap()
        if self._picture:
            pixmap.loadFromData(self._picture)
        if not pixmap.isNull():
            pixmap = pixmap.scaled(
                space(30), space(8),
                Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation,
            )  # fmt: skip
        self.shown.setPixmap(pixmap)
        self.shown.setVisible(not pixmap.isNull())
        self.remove.setVisible(bool(self._picture))
        self.choose.setText(_("Choose another …") if self._picture else _("Choose a picture …"))
        self.show_findings(())

    @staticmethod
    def can_show(picture: bytes) -> bool:
        """Whether it is a whole picture, and not merely called one."""
        return QPixmap().loadFromData(picture)

    def put(self, picture: bytes) -> None:
        """A person chose another, or none."""
        self.load(picture)
        self._edited()

    def value(self) -> bytes:
        """The picture."""
        return self._picture

    def typed(self) -> Any:
        """Nothing: a picture is in no draft; it is chosen again from where it is."""
        return ""

    def retype(self, typed: Any) -> None:
        """Nothing to put back."""

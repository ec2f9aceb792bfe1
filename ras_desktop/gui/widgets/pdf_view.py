"""A PDF inside the window, from bytes in memory: pages, zoom, keys. Nothing reaches the disk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from ras_desktop.gui import theme
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button, icon_button
from ras_desktop.gui.widgets.layout import row
from ras_desktop.wording import _, number

LEAST, MOST, STEP = 0.25, 5.0, 1.25


class _Pages(QPdfView):
    """The pages under each other. Plus and minus, 0, W, Home, End; Ctrl and the wheel."""

    def __init__(self, owner: PdfView) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPageMode(QPdfView.PageMode.MultiPage)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a reader of pages."""
        acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Plus: self._owner.larger,
            Qt.Key.Key_Equal: self._owner.larger,
            Qt.Key.Key_Minus: self._owner.smaller,
            Qt.Key.Key_0: self._owner.whole_page,
            Qt.Key.Key_W: self._owner.whole_width,
            Qt.Key.Key_Home: lambda: self._owner.go_to(0),
            Qt.Key.Key_End: lambda: self._owner.go_to(self._owner.page_count() - 1),
            Qt.Key.Key_PageDown: lambda: self._owner.turn(1),
            Qt.Key.Key_PageUp: lambda: self._owner.turn(-1),
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            act()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms; else it scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self._owner.larger if event.angleDelta().y() > 0 else self._owner.smaller)()
            event.accept()
        else:
            super().wheelEvent(event)


class PdfView(QWidget):
    """`show_pdf(bytes, name)`, `clear()`; above the pages a bar with page, size and its buttons."""

    def __init__(self) -> None:
        super().__init__()
        # Made before the pages, so that they go before them: Qt's view does not bear it otherwise.
        self.document, self._none = QPdfDocument(self), QPdfDocument(self)
        self._bytes = QByteArray()
        self._buffer = QBuffer(self)
        self.pages = _Pages(self)
        self.back = icon_button("up", _("Page before"), lambda: self.turn(-1))
        self.onwards = icon_button("down", _("Next page"), lambda: self.turn(1))
        self.page = text.quiet(wrap=False)
        self.less = button("−", self.smaller)
        self.less.setAccessibleName(_("Smaller"))
        self.more = button("+", self.larger)
        self.more.setAccessibleName(_("Larger"))
        self.size_now = text.quiet(wrap=False)
        self.width_button = icon_button("columns", _("As wide as there is room"), self.whole_width)
        self.page_button = icon_button("document", _("A whole page"), self.whole_page)
        for each, key in (
            (self.back, "PgUp"), (self.onwards, "PgDn"), (self.less, "−"), (self.more, "+"),
            (self.width_button, "W"), (self.page_button, "0"),
        ):  # fmt: skip
            each.setToolTip(f"{each.accessibleName()} ({key})")
        bar = row(
            self.back, self.onwards, self.page, None, self.less, self.size_now, self.more,
            self.width_button, self.page_button, gap=0.5,
        )  # fmt: skip
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space(0.5))
        whole.addLayout(bar)
        whole.addWidget(self.pages, 1)
        self.pages.pageNavigator().currentPageChanged.connect(lambda _page: self._say())
        self.pages.zoomFactorChanged.connect(lambda _factor: self._say())
        theme.change.changed.connect(self._dress)
        self._dress()
        self.whole_width()

    # The document

    def show_pdf(self, pdf: bytes, name: str) -> None:
        """Shows a document from its first page; the zoom stays as it was chosen."""
        self.clear()
        self._bytes = QByteArray(pdf)
        self._buffer.setData(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self.pages.setDocument(self.document)
        self.pages.setAccessibleName(_("Preview: {name}").format(name=name))
        self._say()

    def clear(self) -> None:
        """Forgets the document. Taken from the pages first: they draw in a thread of their own."""
        self.pages.setDocument(self._none)
        self.document.close()
        self._buffer.close()
        self._bytes = QByteArray()
        self._say()

    def page_count(self) -> int:
        """How many pages there are; 0 for none."""
        return self.document.pageCount()

    def words(self, page: int) -> str:
        """The words of a page, for whoever has it read out."""
        return str(self.document.getAllText(page).text())

    # Pages

    def current(self) -> int:
        """The page that is looked at, from 0."""
        return self.pages.pageNavigator().currentPage()

    def go_to(self, page: int) -> None:
        """Goes to the top of a page; beyond the ends nothing happens."""
        if 0 <= page < self.page_count():
            self.pages.pageNavigator().jump(page, QPointF(), 0)

    def turn(self, by: int) -> None:
        """Pages on or back."""
        self.go_to(max(0, min(self.current() + by, self.page_count() - 1)))

    # Size

    def larger(self) -> None:
        """One step larger."""
        self._zoom(self.factor() * STEP)

    def smaller(self) -> None:
        """One step smaller."""
        self._zoom(self.factor() / STEP)

    def whole_width(self) -> None:
        """As wide as there is room."""
        self.pages.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._say()

    def whole_page(self) -> None:
        """So that a whole page is seen."""
        self.pages.setZoomMode(QPdfView.ZoomMode.FitInView)
        self._say()

    def factor(self) -> float:
        """How large it is shown: 1 is the size of the paper."""
        mode = self.pages.zoomMode()
        if mode is QPdfView.ZoomMode.Custom or not self.page_count():
            return float(self.pages.zoomFactor())
        points = self.document.pagePointSize(self.current())
        dots = self.pages.logicalDpiX() / 72
        margins = self.pages.documentMargins()
        room = self.pages.viewport()
        wide = (room.width() - margins.left() - margins.right()) / (points.width() * dots)
        if mode is QPdfView.ZoomMode.FitToWidth:
            return wide
        high = (room.height() - margins.top() - margins.bottom()) / (points.height() * dots)
        return min(wide, high)

    def _zoom(self, factor: float) -> None:
        factor = max(LEAST, min(factor, MOST))
        self.pages.setZoomMode(QPdfView.ZoomMode.Custom)
        self.pages.setZoomFactor(factor)
        self._say()

    def _say(self) -> None:
        if not isValid(self.document):
            return  # the window is going: its pages say farewell after the document
        count = self.page_count()
        at = self.current()
        words = _("Page {page} of {count}").format(page=number(at + 1), count=number(count))
        self.page.setText(words if count else "")
        self.back.setEnabled(at > 0)
        self.onwards.setEnabled(at + 1 < count)
        modes = {
            QPdfView.ZoomMode.FitToWidth: _("Width"),
            QPdfView.ZoomMode.FitInView: _("Page"),
        }
        percent = _("{size} %").format(size=round(self.pages.zoomFactor() * 100))
        self.size_now.setText(modes.get(self.pages.zoomMode(), percent))
        if count:
            self.pages.setAccessibleDescription(f"{words}. {self.words(at)}")

    def _dress(self) -> None:
        """The ground round the pages: Qt takes it from the palette's Dark."""
        palette = self.pages.palette()
        palette.setColor(QPalette.ColorRole.Dark, theme.colours().sunken)
        self.pages.setPalette(palette)

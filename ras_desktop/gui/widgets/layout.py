"""How parts of a page stand: in columns, in rows, in rows that break, in a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ras_desktop.gui.theme import space

Part = QWidget | QLayout | None


def column(*parts: Part, gap: float = 1, margin: float = 0) -> QVBoxLayout:
    """Parts under each other; None is what takes the room that is left."""
    made = QVBoxLayout()
    _fill(made, parts, gap, margin)
    return made


def row(*parts: Part, gap: float = 1, margin: float = 0) -> QHBoxLayout:
    """Parts beside each other; None is what takes the room that is left."""
    made = QHBoxLayout()
    _fill(made, parts, gap, margin)
    return made


def _fill(
    into: QVBoxLayout | QHBoxLayout, parts: tuple[Part, ...], gap: float, margin: float
) -> None:
    into.setSpacing(space(gap))
    into.setContentsMargins(*(space(margin),) * 4)
    for part in parts:
        if part is None:
            into.addStretch(1)
        elif isinstance(part, QWidget):
            into.addWidget(part)
        else:
            into.addLayout(part)


def holding(layout: QLayout, *, ground: str = "") -> QWidget:
    """A widget that only holds a layout."""
    made = QWidget()
    if ground:
        made.setProperty("ground", ground)
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setLayout(layout)
    return made


def scrolling(inside: QWidget, *, ground: str = "window", widest: int = 0) -> QScrollArea:
    """A page that scrolls up and down, never sideways. `widest` in characters of body text."""
    area = QScrollArea()
    area.setProperty("ground", ground)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if widest:
        inside = holding(row(Limited(inside, widest), None))
    area.setWidget(inside)
    return area


def over_foot(
    area: QWidget, foot: QLayout, *, above: QLayout | None = None
) -> tuple[QVBoxLayout, QFrame]:
    """A page whose foot stays while what is over it scrolls: its layout, and the foot to hide."""
    foot.setContentsMargins(space(3), space(1), space(3), space(1))
    stays = QFrame()
    stays.setProperty("foot", True)
    stays.setLayout(foot)
    whole = column(gap=0) if above is None else column(above, gap=0.5)
    whole.addWidget(area, 1)
    whole.addWidget(stays)
    return whole, stays


class Limited(QWidget):
    """Holds a part no wider than so many characters, so that lines stay readable."""

    def __init__(self, inside: QWidget, characters: int) -> None:
        super().__init__()
        self._characters = characters
        held = column(inside)
        self.setLayout(held)

    def sizeHint(self) -> QSize:
        """As wide as the characters."""
        hint = super().sizeHint()
        return QSize(self._characters * self.fontMetrics().averageCharWidth(), hint.height())

    def minimumSizeHint(self) -> QSize:
        """No height by itself: what scrolls is as high as its words need at its width, no more.

        The least heights of wrapped labels are those of a narrow column; their sum would leave
        the foot of a page empty.
        """
        return QSize(super().minimumSizeHint().width(), 0)


class Flow(QLayout):
    """Parts beside each other that go on in the next row where there is no more room."""

    def __init__(
        self,
        *parts: QWidget,
        gap: float = 1,
        parent: QWidget | None = None,
        centred: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = space(gap)
        self._centred = centred
        self.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self.addWidget(part)

    def addItem(self, item: QLayoutItem) -> None:
        """Takes a part."""
        self._items.append(item)

    def count(self) -> int:
        """How many parts."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The part at a position, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Gives a part back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """None: the rows take what they need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at that width."""
        return self._lay(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Places the parts."""
        super().setGeometry(rect)
        self._lay(rect, place=True)

    def sizeHint(self) -> QSize:
        """All parts in one row."""
        hints = [item.sizeHint() for item in self._shown()]
        gaps = self._gap * max(len(hints) - 1, 0)
        return QSize(
            sum(each.width() for each in hints) + gaps,
            max((each.height() for each in hints), default=0),
        )

    def minimumSize(self) -> QSize:
        """The widest part."""
        least = QSize()
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay(self, rect: QRect, *, place: bool) -> int:
        y = rect.y()
        for row in self._rows(rect.width()):
            used = sum(size.width() for _item, size in row) + self._gap * (len(row) - 1)
            x = rect.x() + (max(rect.width() - used, 0) // 2 if self._centred else 0)
            for item, size in row:
                if place:
                    item.setGeometry(QRect(QPoint(x, y), size))
                x += size.width() + self._gap
            y += max(size.height() for _item, size in row) + self._gap
        return max(y - self._gap - rect.y(), 0)

    def _rows(self, room: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The parts as they stand in rows of this width, each with its size."""
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._shown():
            hint = item.sizeHint()
            wide = min(hint.width(), max(room, item.minimumSize().width()))
            high = item.heightForWidth(wide) if item.hasHeightForWidth() else hint.height()
            if not rows or used + self._gap + wide > room:
                rows.append([])
                used = -self._gap
            rows[-1].append((item, QSize(wide, high)))
            used += self._gap + wide
        return rows


def show_if(widget: QWidget, wanted: bool) -> None:
    """Hides or shows a part. One that stands in no layout yet is never shown: it would appear as
    a window of its own for a moment, and take the keyboard away from the real one.
    """
    if not wanted:
        widget.hide()
    elif widget.parentWidget() is not None:
        widget.show()


def fit(dialog: QWidget, characters: int) -> bool:
    """Makes a dialog so many characters wide and as high as its words then need, but never larger
    than the window it belongs to. Whether it would need to be higher than that.
    """
    layout, above = dialog.layout(), dialog.parentWidget()
    assert layout is not None
    room = above.window().size() if above is not None else dialog.screen().availableSize()
    wide = max(characters * dialog.fontMetrics().averageCharWidth(), layout.minimumSize().width())
    wide = min(wide, room.width())
    high = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else 0
    least = layout.totalMinimumSize().height()  # the window system lets it be no lower
    high = max(high, layout.totalSizeHint().height(), least)
    dialog.resize(wide, min(high, room.height()))
    _into_sight(dialog)
    return high > room.height()


def _into_sight(dialog: QWidget) -> None:
    """A dialog that has grown goes up as far as it must, so that its answers stay on the screen."""
    if not dialog.isVisible():
        return
    frame, screen = dialog.frameGeometry(), dialog.screen().availableGeometry()
    down = max(frame.bottom() - screen.bottom(), 0)
    right = max(frame.right() - screen.right(), 0)
    if down or right:
        top, left = max(frame.top() - down, screen.top()), max(frame.left() - right, screen.left())
        dialog.move(left, top)


def empty(layout: QLayout) -> None:
    """Takes every part out of a layout and deletes it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            empty(inner)

"""Fields of one line: text, passphrase, money, number, postcode."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy

from ras_desktop.domain.finding import Finding, Severity
from ras_desktop.domain.money import Money
from ras_desktop.domain.text import clean
from ras_desktop.gui import reading, theme
from ras_desktop.gui.clipboard import secret
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import icon_button
from ras_desktop.gui.widgets.field import Field
from ras_desktop.wording import _, number

Value = TypeVar("Value")
_WARNING = Severity.WARNING
LINE = 500
"""Characters that a one-line field takes; longer text belongs into a long field."""


class Line(QLineEdit):
    """A line edit as wide as so many characters, and no wider than there is room."""

    def __init__(self, characters: int = 40, longest: int = LINE) -> None:
        super().__init__()
        self._characters = characters
        self.setMaxLength(longest)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as its characters."""
        hint = super().sizeHint()
        wide = self._characters * self.fontMetrics().horizontalAdvance("n") + space(3)
        return QSize(wide, max(hint.height(), theme.TARGET))

    def minimumSizeHint(self) -> QSize:
        """A quarter of that, where the window is narrow."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), space(8)), hint.height())


class _LineField(Field[Value]):
    """A field with one line, and maybe words before and after it."""

    def __init__(
        self,
        name: str,
        hint: str = "",
        *,
        optional: bool = False,
        characters: int = 40,
        before: str = "",
        after: str = "",
        longest: int = LINE,
    ) -> None:
        super().__init__(name, hint, optional=optional)
        self.line = Line(characters, longest)
        self._row = QHBoxLayout()
        self._row.setSpacing(space(1))
        for words in (before,):
            if words:
                self._row.addWidget(QLabel(words))
        self._row.addWidget(self.line, 1)
        if after:
            self._row.addWidget(text.quiet(after, wrap=False))
        self._row.addStretch(0)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._whole.addLayout(self._row)
        self._take(self.line)
        self.line.textChanged.connect(self._edited)
        self.line.inputRejected.connect(self._left_out)

    def _left_out(self) -> None:
        """More was pasted or typed than the line holds: it is told, and stays told till mended."""
        longest = self.line.maxLength()
        if len(self.line.text()) >= longest:
            values = {"longest": longest}
            self.show_findings((Finding("text.line_full", values=values, severity=_WARNING),))

    def typed(self) -> Any:
        """What stands in the line."""
        return self.line.text()

    def retype(self, typed: Any) -> None:
        """Puts it back."""
        self._put(str(typed or ""))

    def _put(self, words: str) -> None:
        self._loading = True
        self.line.setText(words)
        self.line.setCursorPosition(0)
        self._loading = False
        self.show_findings(())


class TextField(_LineField[str]):
    """A line of text. An empty one is "", never None."""

    def load(self, value: str | None) -> None:
        """Shows a text."""
        self._put(value or "")

    def value(self) -> str:
        """The text, cleaned of control characters and spaces at its ends."""
        return clean(self.line.text()).strip()


class PassphraseField(_LineField[str]):
    """A passphrase: hidden unless shown on purpose; pasting works; never kept in a draft."""

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__(name, hint, characters=36, longest=1000)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        secret(self.line)
        self._eye = icon_button("show", _("Show what is typed"), self._turn, self)
        self._row.insertWidget(1, self._eye)

    def load(self, value: str | None) -> None:
        """Shows (hidden) a passphrase."""
        self._put(value or "")

    def value(self) -> str:
        """The passphrase as typed: spaces inside count."""
        return self.line.text()

    def typed(self) -> Any:
        """Nothing: a passphrase is in no draft."""
        return ""

    def hide_typed(self) -> None:
        """Shows dots again."""
        if self.line.echoMode() is QLineEdit.EchoMode.Normal:
            self._turn()

    def _turn(self) -> None:
        from ras_desktop.gui import icons

        hidden = self.line.echoMode() is QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        icons.dress(self._eye, "hide" if hidden else "show")
        words = _("Hide what is typed") if hidden else _("Show what is typed")
        self._eye.setAccessibleName(words)
        self._eye.setToolTip(words)


class MoneyField(_LineField[Money]):
    """A sum in pounds and pence. `negative` for corrections only."""

    def __init__(
        self,
        name: str,
        hint: str = "",
        *,
        optional: bool = False,
        negative: bool = False,
        after: str = "",
    ) -> None:
        super().__init__(
            name, hint, optional=optional, characters=12, before="£", after=after, longest=40
        )
        self._negative = negative
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.left.connect(self._tidy)

    def load(self, value: Money | None) -> None:
        """Shows a sum, always with pence."""
        self._put("" if value is None else _pounds(value))

    def value(self) -> Money | None:
        """The sum; None when nothing or nothing possible is typed."""
        read = self._read()
        return read if isinstance(read, Money) else None

    def fault(self) -> Finding | None:
        """That it is no sum, has half a penny, is negative or too great."""
        read = self._read()
        return read if isinstance(read, Finding) else None

    def _read(self) -> Money | Finding | None:
        return reading.read_money(self.line.text(), negative=self._negative)

    def _tidy(self) -> None:
        value = self.value()
        if value is not None and self.line.text() != _pounds(value):
            self._put(_pounds(value))


def _pounds(value: Money) -> str:
    return f"{value.in_pounds:,.2f}"


class NumberField(_LineField[Decimal]):
    """An exact number; `places` decimals, `after` is its unit ("hours a week")."""

    def __init__(
        self,
        name: str,
        hint: str = "",
        *,
        optional: bool = False,
        after: str = "",
        least: Decimal | int | None = 0,
        most: Decimal | int | None = None,
        places: int = 0,
    ) -> None:
        super().__init__(name, hint, optional=optional, characters=8, after=after, longest=30)
        self._bounds = {"least": least, "most": most}
        self._places = places
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def load(self, value: Decimal | int | None) -> None:
        """Shows a number."""
        self._put("" if value is None else number(value))

    def value(self) -> Decimal | None:
        """The number; None when nothing or nothing possible is typed."""
        read = self._read()
        return read if isinstance(read, Decimal) else None

    def fault(self) -> Finding | None:
        """That it is no number, or outside its bounds."""
        read = self._read()
        return read if isinstance(read, Finding) else None

    def _read(self) -> Decimal | Finding | None:
        return reading.read_number(self.line.text(), places=self._places, **self._bounds)


class PostcodeField(_LineField[str]):
    """A postcode, put into its usual form when the field is left."""

    def __init__(self, name: str = "", hint: str = "", *, optional: bool = False) -> None:
        super().__init__(name or _("Postcode"), hint, optional=optional, characters=10, longest=40)
        self.left.connect(self._tidy)

    def load(self, value: str | None) -> None:
        """Shows a postcode."""
        self._put(value or "")

    def value(self) -> str:
        """The postcode in its usual form; "" when nothing or nothing possible is typed."""
        read = reading.read_postcode(self.line.text())
        return read if isinstance(read, str) else ""

    def fault(self) -> Finding | None:
        """That it is no whole postcode."""
        read = reading.read_postcode(self.line.text())
        return read if isinstance(read, Finding) else None

    def _tidy(self) -> None:
        if (value := self.value()) and value != self.line.text():
            self._put(value)

"""A new passphrase: how strong it is while it is typed, and five random words to take instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ras_desktop.domain.passphrase import Strength
from ras_desktop.gui import theme
from ras_desktop.gui.background import Background
from ras_desktop.gui.clipboard import secret
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.icon import SHAPES, Icon
from ras_desktop.gui.widgets.line_fields import PassphraseField
from ras_desktop.wording import _, finding

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


class Steps(QWidget):
    """Four boxes, filled as far as the passphrase is strong. The words beside say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._filled, self._tone = 0, Tone.PLAIN
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def fill(self, steps: int, tone: Tone) -> None:
        """How many, in which tone."""
        self._filled, self._tone = steps, tone
        self.update()

    def sizeHint(self) -> QSize:
        """Four boxes and their gaps."""
        return QSize(space(16), space(1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the boxes."""
        painter = QPainter(self)
        colour, _ground = theme.colours().tone(self._tone)
        wide = (self.width() - space(1.5)) // 4
        for at in range(4):
            box = QColor(colour if at < self._filled else theme.colours().line)
            painter.fillRect(at * (wide + space(0.5)), 0, wide, space(1), box)


class NewPassphrase(QWidget):
    """The field, its strength, and the offer. `value()` is what was typed."""

    def __init__(
        self, form: Form, background: Background, name: Callable[[], str], where: str = "passphrase"
    ) -> None:
        super().__init__()
        self._background, self._name = background, name
        self.field = form.add(
            where,
            PassphraseField(
                _("New passphrase"),
                _("Only you know it: nobody can look it up for you"),
            ),
        )
        self._steps, self._icon = Steps(), Icon("plain", "quiet")
        self._verdict = text.body()
        self._offer = button(_("Offer five random words"), self._ask_for_words, icon="review")
        self._offered = QLineEdit()
        self._offered.setReadOnly(True)
        secret(self._offered)
        self._offered.setAccessibleName(_("Five random words"))
        self._take = button(_("Use these words"), self._use)
        line = QHBoxLayout()
        line.setSpacing(space(1))
        line.addWidget(self._steps)
        line.addWidget(self._icon)
        line.addWidget(self._verdict, 1)
        words = QHBoxLayout()
        words.addWidget(self._offered, 1)
        words.addWidget(self._take)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space(1))
        whole.addWidget(self.field)
        whole.addLayout(line)
        whole.addLayout(words)
        more = QHBoxLayout()
        more.addWidget(self._offer)
        more.addStretch(1)
        whole.addLayout(more)
        self._offered.hide()
        self._take.hide()
        self.field.edited.connect(self._judge)
        self._say(None)

    def value(self) -> str:
        """The passphrase."""
        return self.field.value()

    def clear(self) -> None:
        """Forgets what was typed and what was offered."""
        self.field.load("")
        self.field.hide_typed()
        self._offered.clear()
        self._offered.hide()
        self._take.hide()
        self._offer.setText(_("Offer five random words"))
        self._say(None)

    def said(self) -> str:
        """What is said of its strength."""
        return self._verdict.text()

    def _judge(self) -> None:
        typed, about = self.field.value(), self._name()

        def work() -> Strength:
            from ras_desktop.services import passphrase

            return passphrase.strength(typed, (about,))

        owner: QObject = self
        self._background.run(work, self._say, owner=owner, key="strength")

    def _say(self, judged: Strength | None) -> None:
        typed = judged is not None and bool(self.field.value())
        for part in (self._steps, self._icon, self._verdict):
            part.setVisible(typed)
        if judged is None or not typed:
            return
        tone = Tone.GOOD if judged.enough else Tone.WARN
        self._steps.fill(judged.steps, tone)
        self._icon.change(SHAPES[tone], str(tone))
        self._verdict.setText(finding(judged.verdict))

    def _ask_for_words(self) -> None:
        def work() -> str:
            from ras_desktop.services import passphrase

            return passphrase.offer()

        self._background.run(work, self._show_words, owner=self, key="offer")

    def _show_words(self, words: str) -> None:
        self._offered.setText(words)
        self._offered.setCursorPosition(0)
        self._offered.show()
        self._take.show()
        self._offer.setText(_("Offer five others"))
        self._take.setFocus()

    def _use(self) -> None:
        self.field.load(self._offered.text())
        if self.field.line.echoMode() is QLineEdit.EchoMode.Password:
            self.field._turn()
        self._judge()
        self.field.take_focus()

"""Two versions side by side: what is otherwise, in words, and whom it would affect."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ras_desktop.domain.finding import Findings, Refused
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.step import Steps
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card, Tile
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, row, scrolling
from ras_desktop.services import scheme as schemes
from ras_desktop.services import scheme_compare
from ras_desktop.services.scheme_compare import Effect
from ras_desktop.services.scheme_versions import Listed
from ras_desktop.wording import _, finding, money, number, step

SHOWN = 200
"""Changes that are listed; more of them make another scheme, not another version."""
Found = tuple[Steps, Effect | Findings]


class ComparePart(QWidget):
    """The version that is open beside another that is chosen here."""

    left = Signal()

    def __init__(self, page: Page, scheme: Scheme, others: Sequence[Listed]) -> None:
        super().__init__()
        self._page, self._scheme = page, scheme
        self._offered = {each.edition for each in others}
        offered = [Choice(each.edition, f"{each.title} · {each.label}") for each in others]
        title = text.heading(
            _("What does {title} · {version} change?").format(
                title=scheme.title, version=scheme.version
            )
        )
        self.other = ListField(_("Compared with"), offered)
        self.other.edited.connect(self.ask)
        back = button(_("Back to the version"), self.left.emit, icon="back")
        self._effect = Card(
            _("Effect on the caseload today"),
            _("The same sealed answers under both versions, a year. Nobody is named."),
        )
        self._tiles = Flow(gap=2)
        self._words = text.body()
        self._effect.body.addWidget(holding(self._tiles))
        self._effect.body.addWidget(self._words)
        self._changes = Card(_("What is otherwise"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space(0.5))
        self._changes.body.addLayout(self._lines)
        inside = column(
            row(back, None), title, self.other, self._effect, self._changes, None, gap=2, margin=3
        )
        self.setLayout(column(scrolling(holding(inside), widest=120)))
        for part in (self._effect, self._changes):
            part.hide()

    def begin_with(self, edition: UUID | None) -> None:
        """What most people want to see first: the version it began as, or the one in force."""
        if edition is not None and edition in self._offered:
            self.other.load(edition)
            self.ask()
        self.other.take_focus()

    def ask(self) -> None:
        """Compares with the version that is chosen."""
        edition: UUID | None = self.other.value()
        if edition is None:
            return
        desk, scheme = self._page.context.desk, self._scheme

        def work() -> Found:
            before = schemes.get(desk, edition).scheme
            said = scheme_compare.words(before, scheme)
            try:
                return said, scheme_compare.effect(desk, before, scheme)
            except Refused as refused:
                return said, refused.findings

        self._page.run(work, self.show_found, key="compare")

    def show_found(self, found: Found) -> None:
        """Shows the words and the effect, or why there is none."""
        changes, effect = found
        empty(self._lines)
        for each in changes[:SHOWN]:
            self._lines.addWidget(text.body(f"• {step(each)}"))
        if len(changes) > SHOWN:
            more = _("and {count} more").format(count=number(len(changes) - SHOWN))
            self._lines.addWidget(text.quiet(more))
        if not changes:
            self._lines.addWidget(text.body(_("Nothing is otherwise.")))
        empty(self._tiles)
        if isinstance(effect, Effect):
            self._show_effect(effect)
        else:
            self._words.setText(" ".join(f"{finding(each)}." for each in effect))
        for part in (self._effect, self._changes):
            part.show()

    def _show_effect(self, effect: Effect) -> None:
        for name, figure, under in (
            (_("Same"), number(effect.same), ""),
            (_("Higher"), number(effect.higher), _("{sum} more").format(sum=money(effect.gained))),
            (_("Lower"), number(effect.lower), _("{sum} less").format(sum=money(effect.lost))),
            (_("Another outcome"), number(effect.otherwise), _("a sum on one side only")),
            (_("Before"), money(effect.before), ""),
            (_("After"), money(effect.after), ""),
        ):
            made = Tile(name, figure, under)
            self._tiles.addWidget(made)
            made.show()
        words = _("Not compared, because the answers do not fit both versions: {count}.")
        self._words.setText(words.format(count=number(effect.not_fitting)))
        self._words.setVisible(bool(effect.not_fitting))

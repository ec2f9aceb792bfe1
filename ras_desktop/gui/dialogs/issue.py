"""Asked before a document is issued: for whom it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.finding import Finding
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.services.sheets import Recipient
from ras_desktop.wording import _

OTHER = -1


class Issuing(Question):
    """The people to whom it may go as cards, and somebody else by name and address."""

    def __init__(
        self, parent: QWidget | None, paper: str, people: Sequence[Recipient], chosen: int
    ) -> None:
        words = _(
            "Exactly these pages are kept for good, with the day and your name. They can be "
            "printed and saved again at any time, and never change."
        )
        super().__init__(parent, _("Issue “{paper}”?").format(paper=paper), words, _("Issue it"))
        self._people = tuple(people)
        offered = [Choice(at, each.name) for at, each in enumerate(self._people)]
        self.whom = ListField(
            _("For whom is it?"), (*offered, Choice(OTHER, _("Somebody else"))), none=""
        )
        self.known = text.quiet()
        self.name = TextField(_("Name"))
        self.address = LongField(_("Address"), lines=2, most=4, optional=True)
        self.warning = Banner(closes=False)
        for part in (self.whom, self.known, self.warning, self.name, self.address):
            self.body.addWidget(part)
        self.whom.edited.connect(self._turn)
        self.whom.load(chosen if 0 <= chosen < len(self._people) else OTHER)
        self._turn()

    def recipient(self) -> Recipient:
        """Who was chosen."""
        at = self.whom.value()
        if at is not None and at != OTHER:
            return self._people[at]
        lines = self.address.value().split("\n") if self.address.value() else []
        return Recipient(self.name.value(), tuple(each.strip() for each in lines if each.strip()))

    def accept(self) -> None:
        """Only with a name."""
        missing = not self.recipient().name.strip()
        self.name.show_findings((Finding("issued.for_whom.missing"),) if missing else ())
        if missing:
            self.name.take_focus()
        else:
            super().accept()

    def _turn(self) -> None:
        other = self.whom.value() == OTHER
        self.name.setVisible(other)
        self.address.setVisible(other)
        self.known.setText("" if other else ", ".join(self.recipient().address))
        self.known.setVisible(bool(self.known.text()))
        if not other and self.recipient().warned:
            words = _(
                "{name} must not learn where the child lives. Look at every page: no address, no "
                "school, no other place may stand there."
            )
            self.warning.say(words.format(name=self.recipient().name), Tone.WARN)
        else:
            self.warning.clear()


def ask(
    parent: QWidget, paper: str, people: Sequence[Recipient], chosen: int = 0
) -> Recipient | None:
    """For whom it is issued; None: not now."""
    dialog = Issuing(parent, paper, people, chosen)
    try:
        return dialog.recipient() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()

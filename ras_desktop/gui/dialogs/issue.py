"""Asked before a document is issued: for whom it is, how it goes, how the address is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.finding import Findings
from ras_desktop.domain.recipient import Means, Recipient, Source, gate
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.choice_field import CardsField, Choice, ListField, choices
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _, day, finding
from ras_desktop.wording.recipient import MEANS, SOURCES

OTHER = -1


@dataclass(frozen=True, slots=True)
class Asked:
    """Who was chosen, and how the address is known where it had to be looked at again."""

    to: Recipient
    source: Source | None = None


class Issuing(Question):
    """The people to whom it may go, how it goes, and the gate that says what is missing."""

    def __init__(
        self,
        parent: QWidget | None,
        paper: str,
        people: Sequence[Recipient],
        today: date,
        months: int,
        chosen: int = 0,
    ) -> None:
        words = _(
            "Exactly these pages are kept for good, with the day and your name. They can be "
            "printed and saved again at any time, and never change."
        )
        super().__init__(parent, _("Issue “{paper}”?").format(paper=paper), words, _("Issue it"))
        self._people, self._today, self._months = tuple(people), today, months
        offered = [Choice(at, each.name) for at, each in enumerate(self._people)]
        self.whom = ListField(
            _("For whom is it?"), (*offered, Choice(OTHER, _("Somebody else"))), none=""
        )
        self.name = TextField(_("Name"))
        self.address = LongField(_("Address"), lines=2, most=4, optional=True)
        self.warning = Banner(closes=False)
        ways = tuple(Choice(Means(each.value), each.words) for each in choices(MEANS))  # type: ignore[arg-type]
        self.means = CardsField(_("How does it reach them?"), ways, beside=True)
        self.known = text.body()
        sources = tuple(Choice(Source(each.value), each.words) for each in choices(SOURCES))  # type: ignore[arg-type]
        self.source = CardsField(_("How do you know that this address is right today?"), sources)
        for part in (
            self.whom, self.warning, self.name, self.address, self.means, self.known, self.source,
        ):  # fmt: skip
            self.body.addWidget(part)
        self.whom.edited.connect(self._turn)
        self.means.edited.connect(self._post)
        self.address.edited.connect(self._post)
        self.name.edited.connect(self._post)
        self.whom.load(chosen if 0 <= chosen < len(self._people) else OTHER)
        self._turn()
        self.yes.setDefault(True)
        (self.name if self.whom.value() == OTHER else self.means).take_focus()

    def recipient(self) -> Recipient:
        """Who was chosen, and how it goes."""
        at, means = self.whom.value(), self.means.value()
        if at is not None and at != OTHER:
            return replace(self._people[at], means=means)
        lines = self.address.value().split("\n") if self.address.value() else []
        typed = tuple(each.strip() for each in lines if each.strip())
        return Recipient(self.name.value(), typed, means=means)

    def asked(self) -> Asked:
        """What was chosen, whole."""
        return Asked(self.recipient(), self.source.value() if self._must_look() else None)

    def accept(self) -> None:
        """Only past the gate: what is missing is said beside its field."""
        found = self._gate()
        if self.source.value() is not None:
            found = tuple(each for each in found if each.where != "source")
        self._show(found)
        if not found:
            super().accept()

    def _gate(self) -> Findings:
        seen = [each.confirmed for each in self._people if each.confirmed is not None]
        return gate(self.recipient(), self._people, seen, self._today, self._months)

    def _must_look(self) -> bool:
        return any(each.where == "source" for each in self._gate())

    def _show(self, found: Findings) -> None:
        other = self.whom.value() == OTHER
        fields = {
            "for_whom": self.name if other else self.whom,
            "means": self.means,
            "address": self.address if other else self.means,
            "source": self.source,
        }
        said = {where: tuple(each for each in found if each.where == where) for where in fields}
        for field in (self.name, self.whom, self.means, self.address, self.source):
            field.show_findings(())
        for where, field in fields.items():
            if said[where]:
                field.show_findings(said[where])
                field.take_focus()

    def _turn(self) -> None:
        other = self.whom.value() == OTHER
        self.name.setVisible(other)
        self.address.setVisible(other)
        if not other and self.recipient().warned:
            words = _(
                "{name} must not learn where the child lives. Look at every page: no address, no "
                "school, no other place may stand there."
            )
            self.warning.say(words.format(name=self.recipient().name), Tone.WARN)
        elif not other and self.recipient().no_papers:
            self.warning.say(finding(self._gate()[0]), Tone.BAD)
        else:
            self.warning.clear()
        self._show(())
        self.source.load(None)
        self._post()

    def _post(self) -> None:
        """By post: where to, who confirmed it when; or how it is known, to be said now."""
        to = self.recipient()
        post, lines = to.means is Means.POST, ", ".join(to.address)
        look = post and bool(lines) and self._must_look()
        said = lines
        if post and lines and not look and to.confirmed is not None:
            said = _("{address}. Confirmed on {day} by {name}.").format(
                address=lines, day=day(to.confirmed.on), name=to.confirmed.by_name
            )
        elif look:
            why = next(each for each in self._gate() if each.where == "source")
            said = f"{lines}\n{finding(why)}." if self.whom.value() != OTHER else finding(why) + "."
        self.known.setText(said if post else "")
        self.known.setVisible(bool(self.known.text()))
        self.source.setVisible(look)


def ask(
    parent: QWidget,
    paper: str,
    people: Sequence[Recipient],
    today: date,
    months: int,
    chosen: int = 0,
) -> Asked | None:
    """For whom it is issued and how it goes; None: not now."""
    dialog = Issuing(parent, paper, people, today, months, chosen)
    try:
        return dialog.asked() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()

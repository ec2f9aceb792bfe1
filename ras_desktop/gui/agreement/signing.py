"""Takes one signature: on the screen with pen, finger or mouse, or on paper with its scan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ras_desktop.domain.agreement import (
    Agreement,
    Signature,
    Signed,
    Signer,
    Turn,
    check_signature,
    unsigned,
)
from ras_desktop.domain.finding import Finding
from ras_desktop.gui.agreement.said import turn_words
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button, link
from ras_desktop.gui.widgets.choice_field import CardsField, Choice, ListField, choices
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.layout import column, holding, row
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.gui.widgets.signature_pad import SignaturePad
from ras_desktop.services.desk import Desk
from ras_desktop.wording import _, finding
from ras_desktop.wording.agreement import SIGNED

Scans = Sequence[tuple[object, str]]


class Signing(Question):
    """Who signs, how, and the signature itself. `path`: a scan that is still to be attached."""

    CHARACTERS = 72

    def __init__(
        self, parent: QWidget | None, desk: Desk, held: Agreement, scans: Scans, today: date
    ) -> None:
        words = _("They sign what the agreement says now; from then on it stays as it is.")
        super().__init__(parent, _("Whose signature is taken?"), words, _("Keep the signature"))
        self._desk, self._held, self._today = desk, held, today
        self.path: Path | None = None
        turn = unsigned(held)
        offered = tuple(Choice(each, turn_words(held, each)) for each in turn)
        self.signer = CardsField(_("Who signs?"), offered, beside=True)
        self.name = TextField(_("Name of who signs"), characters=36)
        self.how = CardsField(_("How?"), choices(SIGNED), beside=True)
        self.pad = SignaturePad()
        self.pad_said = text.body("")
        self.pad_said.setProperty("tone", "bad")
        clears = row(link(_("Clear"), self.pad.clear), gap=1)
        clears.addWidget(self.pad_said, 1)
        self.on_screen = holding(column(self.pad, clears, gap=0.5))
        self.on = DateField(_("Signed on"))
        self.scan = ListField(
            _("The scanned page"),
            [Choice(id_, words) for id_, words in scans],
            _("One that is attached already, or a file that is attached now."),
            optional=True,
        )
        self.file = button(_("Choose a file …"), self._choose)
        self.chosen = text.quiet("")
        files = row(self.file, gap=1)
        files.addWidget(self.chosen, 1)
        self.paper = holding(column(self.on, self.scan, files, gap=1))
        for part in (self.signer, self.name, self.how, self.on_screen, self.paper):
            self.body.addWidget(part)
        self.signer.edited.connect(self._name)
        self.how.edited.connect(self._turn)
        self.signer.load(turn[0])
        self._name()
        self.how.load(Signed.SCREEN.value)
        self.on.load(today)
        self._turn()
        self.name.take_focus()

    def _name(self) -> None:
        turn = self._turn_now()
        council = turn.signer is Signer.COUNCIL
        payee = self._held.payee_of(turn.payee_no).name
        self.name.load(self._desk.actor.name if council else payee)

    def _turn_now(self) -> Turn:
        chosen: Turn | None = self.signer.value()
        return chosen or unsigned(self._held)[0]

    def _turn(self) -> None:
        paper = self.how.value() == Signed.PAPER.value
        self.paper.setVisible(paper)
        self.on_screen.setVisible(not paper)

    def _choose(self) -> None:
        found, _kind = QFileDialog.getOpenFileName(
            self, _("Which file?"), "", _("PDF or picture (*.pdf *.png *.jpg *.jpeg)")
        )
        if found:
            self.take_file(Path(found))

    def take_file(self, path: Path) -> None:
        """The scan that is attached with the signature."""
        self.path = path
        self.chosen.setText(path.name)
        self.scan.load(None)

    def signature(self) -> Signature:
        """What was written down; without a scan where the file is still to be attached."""
        paper, turn = self.how.value() == Signed.PAPER.value, self._turn_now()
        return Signature(
            id=uuid4(),
            signer=turn.signer,
            name=self.name.value() or "",
            how=Signed(self.how.value()),
            on=(self.on.value() or self._today) if paper else self._today,
            taken_by=self._desk.actor.id,
            taken_by_name=self._desk.actor.name,
            at=self._desk.now(),
            scan=self.scan.value() if paper and self.path is None else None,
            strokes=() if paper else self.pad.strokes(),
            payee_no=turn.payee_no,
        )

    def accept(self) -> None:
        """Closes only when nothing is missing."""
        asked = self.signature()
        if self.path is not None:
            asked = replace(asked, scan=uuid4())  # it is attached first
        found = list(check_signature(asked, self._held, self._today))
        fault = self.on.fault()
        if fault is not None and asked.how is Signed.PAPER:
            found.append(Finding(fault.code, "on", fault.values))
        self._show(found)
        if not found:
            super().accept()

    def _show(self, found: Sequence[Finding]) -> None:
        fields = {"signer": self.signer, "name": self.name, "on": self.on, "scan": self.scan}
        for where, field in fields.items():
            field.show_findings(tuple(each for each in found if each.where == where))
        pad = [each for each in found if each.where == "strokes"]
        self.pad_said.setText(" ".join(finding(each) for each in pad))
        first = next((fields[each.where] for each in found if each.where in fields), None)
        if first is not None:
            first.take_focus()
        elif pad:
            self.pad.setFocus()


def ask(
    parent: QWidget, desk: Desk, held: Agreement, scans: Scans, today: date
) -> tuple[Signature, Path | None] | None:
    """The signature and the file of its scan, if that is to be attached; None: not now."""
    dialog = Signing(parent, desk, held, scans, today)
    try:
        done = dialog.exec() == QDialog.DialogCode.Accepted
        return (dialog.signature(), dialog.path) if done else None
    finally:
        dialog.deleteLater()

"""How it is taken: ways with their sums, payee, first day, how often, who is employed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.agreement import Agreement, Granted, Part, Relative
from ras_desktop.domain.agreement_check import check
from ras_desktop.domain.finding import Finding, Findings, errors
from ras_desktop.domain.money import ZERO
from ras_desktop.domain.payee import Payee, PayeeKind
from ras_desktop.domain.payment import Rhythm
from ras_desktop.domain.people import Person
from ras_desktop.domain.plan import Way
from ras_desktop.gui.agreement.besides import Besides, loads
from ras_desktop.gui.dialogs.confirm import Question, tall
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.choice_field import CardsField, Choice, ListField, choices
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import Flow, column, holding, scrolling
from ras_desktop.gui.widgets.line_fields import MoneyField, TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _, money
from ras_desktop.wording.agreement import PAYEES, RHYTHMS
from ras_desktop.wording.plan import WAYS
from ras_desktop.wording.request import STRANDS

YES_NO = (("yes", True), ("no", False))
_WHERE = {
    "relative/paid": "relative_paid", "relative/who": "relative_who",
    "relative/reason": "relative_reason", "payee": "payee_name",
}  # fmt: skip


class Terms(Question):
    """One form; what the parts come to is checked before it closes."""

    CHARACTERS = 84

    def __init__(
        self,
        parent: QWidget | None,
        held: Agreement,
        granted: Granted,
        people: Sequence[Person],
        child: str,
    ) -> None:
        super().__init__(parent, _("How is it taken, and by whom?"), "", _("Keep it"))
        self._held, self._granted, self._child = held, granted, child
        self._people = [each for each in people if not each.professional]
        self.form = Form(self)
        self.form.summary.hide()
        inside = column(gap=1.5, margin=0)
        inside.addWidget(self._sums())
        inside.addWidget(self._payee())
        strands = dict.fromkeys(strand for strand, _way in self._granted)
        self.besides = Besides(self.form, held.beside, self._people, child, tuple(strands))
        inside.addWidget(self.besides)
        when = Flow(gap=3)
        when.addWidget(self.form.add("starts", DateField(_("First day of the money"))))
        when.addWidget(
            self.form.add("rhythm", ListField(_("How often"), choices(RHYTHMS), none=""))
        )
        inside.addWidget(holding(when))
        inside.addWidget(self._people_paid())
        inside.addWidget(
            self.form.add(
                "help_to_manage",
                LongField(
                    _("Help to manage it"),
                    _("Who does payroll or helps with the account; it stands in the agreement."),
                    optional=True, lines=1, most=3,
                ),
            )
        )  # fmt: skip
        whole = holding(inside)
        area = scrolling(whole)
        self.body.addWidget(area, 1)
        self._load()
        tall(area, whole, self)

    def _sums(self) -> QWidget:
        parts = column(gap=0.5)
        held = {(each.strand, each.way): each.amount for each in self._held.parts}
        for strand in dict.fromkeys(strand for strand, _way in (*self._granted, *held)):
            sum_ = ZERO
            for (other, _way), amount in self._granted.items():
                sum_ = sum_ + amount if other is strand else sum_
            words = _("{strand}: {sum} a year was decided. How is it taken?")
            parts.addWidget(
                text.label(words.format(strand=_(STRANDS[strand.value]), sum=money(sum_)))
            )
            line = Flow(gap=2)
            for way in Way:
                field = MoneyField(_(WAYS[way.value]), optional=True)
                line.addWidget(self.form.add(f"sum/{strand.value}/{way.value}", field))
            parts.addWidget(holding(line))
        self.said = text.body("")
        self.said.setProperty("tone", "bad")
        self.said.hide()
        parts.addWidget(self.said)
        return holding(parts)

    def _payee(self) -> QWidget:
        kinds = CardsField(_("Who receives the money?"), choices(PAYEES), beside=True)
        known = [Choice(each.name, each.name) for each in self._people]
        other = TextField(_("Their name"), characters=36)
        self.form.add("payee_kind", kinds)
        self.form.add("payee_name", other)
        self.known = ListField(_("One of the people round the child"), known, optional=True)
        self.known.edited.connect(lambda: other.load(self.known.value() or other.value()))
        kinds.edited.connect(self._kind_chosen)
        return holding(column(kinds, holding(Flow(self.known, other, gap=3)), gap=1))

    def _people_paid(self) -> QWidget:
        yes_no = (Choice(True, _("Yes")), Choice(False, _("No")))
        employs = CardsField(_("Is somebody employed with the money?"), yes_no, beside=True)
        paid = CardsField(
            _("Is a close relative of the same household to be paid?"), yes_no, beside=True
        )
        who = TextField(_("Which relative"), characters=36)
        why = LongField(_("Why the child’s welfare needs it"), lines=2, most=4)
        self.form.add("employs", employs)
        self.form.add("relative_paid", paid)
        self.form.add("relative_who", who)
        self.form.add("relative_reason", why)
        self._why = (who, why)
        paid.edited.connect(self._show_why)
        return holding(column(employs, paid, who, why, gap=1))

    def _kind_chosen(self) -> None:
        if self.form.field("payee_kind").value() == PayeeKind.YOUNG_PERSON.value:
            self.form.field("payee_name").load(self._child)

    def _show_why(self) -> None:
        paid = bool(self.form.field("relative_paid").value())
        for each in self._why:
            each.setVisible(paid)

    def _load(self) -> None:
        held = self._held
        values: dict[str, object] = {
            "payee_kind": held.payee.kind.value,
            "payee_name": held.payee.name,
            "starts": held.starts,
            "rhythm": held.rhythm.value,
            "employs": held.employs,
            "relative_paid": held.relative.paid,
            "relative_who": held.relative.who,
            "relative_reason": held.relative.reason,
            "help_to_manage": held.help_to_manage,
        }
        for each in held.parts:
            values[f"sum/{each.strand.value}/{each.way.value}"] = each.amount
        self.form.load(values | loads(held.beside))
        self._show_why()

    def agreement(self) -> Agreement:
        """What was typed."""
        read = self.form.values()
        parts = []
        for strand in dict.fromkeys(strand for strand, _way in self._granted):
            for way in Way:
                amount = read.get(f"sum/{strand.value}/{way.value}")
                if amount:
                    parts.append(Part(strand, way, amount))
        name = read["payee_name"] or ""
        kind = PayeeKind(read["payee_kind"] or PayeeKind.PARENT.value)
        person = next((each.id for each in self._people if each.name == name), None)
        relative = replace(
            self._held.relative,
            paid=read["relative_paid"],
            who=(read["relative_who"] or "") if read["relative_paid"] else "",
            reason=(read["relative_reason"] or "") if read["relative_paid"] else "",
        )
        return replace(
            self._held,
            parts=tuple(parts),
            payee=Payee(kind, name, person),
            beside=self.besides.values(),
            starts=read["starts"] or self._held.starts,
            rhythm=Rhythm(read["rhythm"]),
            employs=read["employs"],
            relative=relative if read["relative_paid"] else Relative(read["relative_paid"]),
            help_to_manage=read["help_to_manage"] or "",
        )

    def accept(self) -> None:
        """Closes only when nothing is wrong; who approves a relative comes later."""
        found: list[Finding] = [*self.form.faults()]
        if not found:
            every: Findings = errors(check(self.agreement(), self._granted, None))
            found = [each for each in every if each.code != "agreement.relative.approver"]
        placed = [replace(each, where=_WHERE.get(each.where, each.where)) for each in found]
        sums = [each for each in placed if each.where.startswith("parts") or each.where == "beside"]
        self._say_sums(sums)
        self.form.show_findings([each for each in placed if each not in sums])
        if not found:
            super().accept()

    def _say_sums(self, found: Sequence[Finding]) -> None:
        from ras_desktop.wording import finding

        self.said.setText(" ".join(f"{finding(each)}." for each in found))
        self.said.setVisible(bool(found))


def ask(
    parent: QWidget, held: Agreement, granted: Granted, people: Sequence[Person], child: str
) -> Agreement | None:
    """The draft with what was typed; None: not now."""
    dialog = Terms(parent, held, granted, people, child)
    try:
        return dialog.agreement() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()

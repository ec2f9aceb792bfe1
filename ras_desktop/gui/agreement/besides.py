"""Who receives a part beside the first payee: kind, name and share, one block for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.payee import Payee, PayeeKind
from ras_desktop.domain.payees import FIRST, MOST, Beside
from ras_desktop.domain.people import Person
from ras_desktop.domain.request import Strand
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.choice_field import CardsField, Choice, SeveralField, choices
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import Flow, column, holding, show_if
from ras_desktop.gui.widgets.line_fields import NumberField, TextField
from ras_desktop.wording import _
from ras_desktop.wording.agreement import PAYEES
from ras_desktop.wording.request import STRANDS

HUNDREDTHS = 100
"""A share is typed in per cent and kept in hundredths of one."""


class Besides(QWidget):
    """The blocks of all payees beside the first; those that are empty are nobody."""

    def __init__(
        self, form: Form, held: Sequence[Beside], people: Sequence[Person], child: str,
        strands: Sequence[Strand],
    ) -> None:  # fmt: skip
        super().__init__()
        self._form, self._people, self._child = form, people, child
        self._strands = tuple(strands)
        self._shown = len(held)
        self._blocks = [self._block(at) for at in range(MOST)]
        self.more = link(_("Somebody else receives a part …"), self.add)
        self.setLayout(column(*self._blocks, self.more, gap=1.5))
        self._show()

    def _block(self, at: int) -> QWidget:
        add, where = self._form.add, f"beside/{at}"
        kinds = CardsField(_("Who receives a part?"), choices(PAYEES), beside=True)
        add(f"{where}/kind", kinds)
        name = TextField(_("Their name"), characters=36)
        add(f"{where}/payee", name)
        share = NumberField(
            _("Share of the direct payment"), _("An organisation has none."), optional=True,
            after="%", places=2, most=100,
        )  # fmt: skip
        add(f"{where}/share", share)
        parts: list[Any] = [
            text.label(_("Payee {number}").format(number=at + FIRST + 1)), kinds,
            holding(Flow(name, share, gap=3)),
        ]  # fmt: skip
        offered = [Choice(each, _(STRANDS[each.value])) for each in self._strands]
        if len(offered) > 1:
            hint = _("Nothing chosen: of all of them.")
            of = SeveralField(_("Of which money?"), offered, hint, optional=True, beside=True)
            parts.append(add(f"{where}/strands", of))
        parts.append(link(_("Nobody: take it out"), lambda: self.take_out(at)))
        kinds.edited.connect(lambda: self._kind_chosen(at))
        return holding(column(*parts, gap=1))

    def _kind_chosen(self, at: int) -> None:
        if self._form.field(f"beside/{at}/kind").value() == PayeeKind.YOUNG_PERSON.value:
            self._form.field(f"beside/{at}/payee").load(self._child)

    def add(self) -> None:
        """One block more, and the keyboard in it."""
        self._shown = min(self._shown + 1, MOST)
        self._show()
        self._form.field(f"beside/{self._shown - 1}/kind").take_focus()

    def take_out(self, at: int) -> None:
        """Takes a payee out again; who stands after them moves up."""
        kept = [each for number, each in enumerate(self.values()) if number != at]
        for place in range(MOST):
            for name in ("kind", "payee", "share", "strands"):
                where = f"beside/{place}/{name}"
                if where in self._form.places():
                    loaded = loads(kept).get(where) if place < len(kept) else None
                    self._form.field(where).load(loaded)
        self._shown = len(kept)
        self._show()
        self.more.setFocus()

    def _show(self) -> None:
        for at, block in enumerate(self._blocks):
            show_if(block, at < self._shown)
        show_if(self.more, self._shown < MOST)

    def values(self) -> tuple[Beside, ...]:
        """The payees as they are typed."""
        read = self._form.values()
        return tuple(self._one(read, at) for at in range(self._shown))

    def _one(self, read: Mapping[str, Any], at: int) -> Beside:
        where = f"beside/{at}"
        kind = PayeeKind(read[f"{where}/kind"] or PayeeKind.PARENT.value)
        name = read[f"{where}/payee"] or ""
        person = next((each.id for each in self._people if each.name == name), None)
        share = read[f"{where}/share"]
        return Beside(
            Payee(kind, name, person),
            int(share * HUNDREDTHS) if share else 0,
            tuple(read.get(f"{where}/strands") or ()),
        )


def loads(held: Sequence[Beside]) -> dict[str, object]:
    """The values of the blocks, by field."""
    found: dict[str, object] = {}
    for at, each in enumerate(held):
        where = f"beside/{at}"
        found[f"{where}/kind"] = each.payee.kind.value
        found[f"{where}/payee"] = each.payee.name
        found[f"{where}/share"] = Decimal(each.share) / HUNDREDTHS if each.share else None
        found[f"{where}/strands"] = each.strands
    return found

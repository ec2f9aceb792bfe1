"""What a draft of a notice says: reasons, need by need, a later day, an earlier one agreed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ras_desktop.domain.finding import Findings
from ras_desktop.domain.notice import Need
from ras_desktop.domain.notice_given import Agreed, Notice
from ras_desktop.domain.two_copies import Path
from ras_desktop.gui.two_copies import Said
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _, day

PARTS = ("changed", "alternative", "meets")


class Writing:
    """The cards of a draft; `edited` is called at each key. `form` holds all their fields."""

    def __init__(self, parent: Any, edited: Callable[[], object]) -> None:
        self.form = Form(parent)
        self._held: Notice | None = None
        self.reasons = Card(
            _("Why is less support enough now?"),
            _("The family reads it. A lower figure of the RAS is not a reason."),
        )
        self.reasons.body.addWidget(self.form.add("reasons", LongField(_("Reasons"), lines=3)))
        self.needs = Card(
            _("Need by need: what takes its place?"),
            _("The letter goes through each assessed need that this money has met."),
        )
        self._inside = column(gap=3)
        self.needs.body.addLayout(self._inside)
        self.days = Card(
            _("Another day?"),
            _("Later is always possible. Earlier only if the family agreed in writing."),
        )
        wanted = DateField(_("First day of the lower amount"), optional=True)
        agreed = DateField(_("Agreed in writing on"), optional=True)
        by = TextField(_("Who of the family agreed"), optional=True, characters=36)
        self.days.body.addWidget(
            holding(
                Flow(
                    self.form.add("wanted", wanted),
                    self.form.add("agreed/on", agreed),
                    self.form.add("agreed/by", by),
                    gap=3,
                )
            )
        )
        self.form.edited.connect(lambda *_where: edited())

    @property
    def cards(self) -> tuple[Card, ...]:
        """In the order in which they are written."""
        return (self.reasons, self.needs, self.days)

    def load(self, held: Notice) -> None:
        """Shows a draft; fields of its needs are made anew where there are others."""
        before = self._held
        self._held = held
        if before is None or [n.need for n in before.needs] != [n.need for n in held.needs]:
            self._make_needs(held)
        values: dict[str, Any] = {
            "reasons": held.reasons,
            "wanted": held.wanted,
            "agreed/on": held.agreed.on,
            "agreed/by": held.agreed.by,
        }
        for at, need in enumerate(held.needs):
            values |= {f"needs/{at}/{part}": getattr(need, part) for part in PARTS}
        self.form.load(values)

    def _make_needs(self, held: Notice) -> None:
        self.form.remove("needs")
        empty(self._inside)
        titles = {
            "changed": _("What is different, and why is less enough now?"),
            "alternative": _("What was found instead?"),
            "meets": _("How does that meet the need? How is it known?"),
        }
        for at, need in enumerate(held.needs):
            fields = [
                self.form.add(f"needs/{at}/{part}", LongField(titles[part], lines=2))
                for part in PARTS
            ]
            one = holding(column(text.label(need.need), *fields, gap=1))
            self._inside.addWidget(one)
            one.show()

    def typed(self) -> Notice:
        """The draft as it stands in the fields."""
        assert self._held is not None
        read = self.form.values()
        needs = tuple(
            Need(
                need.need,
                read[f"needs/{at}/changed"] or "",
                read[f"needs/{at}/alternative"] or "",
                read[f"needs/{at}/meets"] or "",
                need.of,
            )
            for at, need in enumerate(self._held.needs)
        )
        agreed = Agreed(read["agreed/on"], read["agreed/by"] or "", self._held.agreed.scan)
        return replace(
            self._held,
            reasons=read["reasons"] or "",
            needs=needs,
            wanted=read["wanted"],
            agreed=agreed,
        )

    def faults(self) -> Findings:
        """What cannot be: half a date."""
        return self.form.faults()

    def show_findings(self, found: Findings) -> None:
        """Each beside its field, the first one in sight."""
        self.form.show_findings(found)


def said() -> Said:
    """How two copies of a draft are said."""
    names = {
        "reasons": _("Why is less support enough now?"),
        "needs": _("Need by need: what takes its place?"),
        "wanted": _("First day of the lower amount"),
        "agreed": _("Agreed in writing on"),
    }

    def name(path: Path) -> str:
        return names[path[0]]

    def words(path: Path, value: Any) -> str:
        if path[0] == "needs" and isinstance(value, tuple):
            return "\n".join(
                f"{each.need}: {each.changed} {each.alternative} {each.meets}" for each in value
            )
        if isinstance(value, Agreed):
            return f"{value.by} {day(value.on) if value.on else ''}".strip()
        if hasattr(value, "year"):
            return day(value)
        return str(value or "")

    return Said(tuple(names), name, words)

"""The outcome of a request. A refusal carries an individual reason, and is told in a letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.request import (
    Request,
    RequestOutcome,
    check_outcome,
    only_a_category,
)
from ras_desktop.gui.context import Context
from ras_desktop.gui.family.child_form import beside
from ras_desktop.gui.family.editor import Editor
from ras_desktop.gui.widgets.choice_field import CardsField, Choice
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.services import request
from ras_desktop.services.desk import Desk, Done
from ras_desktop.wording import _
from ras_desktop.wording.request import OUTCOMES

CATEGORY = "request.reason.category"


class OutcomeEditor(Editor[Request]):
    """Accepted, refused or withdrawn: when, by whom and why."""

    KIND = "family.outcome"

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Record the outcome"))
        under = {
            RequestOutcome.ACCEPTED: _("The family goes on to the assessment."),
            RequestOutcome.REFUSED: _("The family gets a letter with the reason for this child."),
            RequestOutcome.WITHDRAWN: _("The family no longer asks."),
        }
        offered = tuple(Choice(each, _(OUTCOMES[each.value]), said) for each, said in under.items())
        self.outcome = self.form.add("outcome", CardsField(_("What came of it?"), offered))
        self.reason = self.form.add(
            "reason",
            LongField(
                _("Reason"),
                _("For a refusal: why this child’s needs led to it. The letter carries it."),
                lines=4,
            ),
        )
        on = self.form.add("outcome_on", DateField(_("When was it decided?"), calendar=True))
        who = self.form.add("decided_by", TextField(_("Who decided?"), characters=30))
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.reason)
        self.body.addWidget(beside(on, who))
        self.reason.left.connect(self._point_out)

    def values_of(self, value: Request) -> dict[str, Any]:
        """Every field; today and who acts are offered for an outcome that is new."""
        new = value.outcome is RequestOutcome.WAITING
        desk = self.context.desk
        return {
            "outcome": None if new else value.outcome,
            "reason": value.reason,
            "outcome_on": desk.today() if new else value.outcome_on,
            "decided_by": desk.actor.name if new else value.decided_by,
        }

    def composed(self, base: Request, values: Mapping[str, Any]) -> Request:
        """The request with the outcome as typed."""
        outcome = values["outcome"] or RequestOutcome.WAITING
        return replace(base, **{**values, "outcome": outcome})

    def check(self, value: Request) -> Findings:
        """A day, and for a refusal a reason about this child."""
        return check_outcome(value, self.context.desk.today())

    def save_by(self, desk: Desk, case: UUID, value: Request) -> Done[Request]:
        """Records it, or mends one that was recorded wrongly."""
        decided = self.base is not None and self.base.outcome is not RequestOutcome.WAITING
        return (request.correct if decided else request.decide)(desk, case, value)

    def _point_out(self) -> None:
        """On leaving the reason: a phrase that speaks of a rule and not of this child."""
        if self.outcome.value() is not RequestOutcome.REFUSED:
            return
        phrase = only_a_category(self.reason.value())
        if phrase:
            values = {"phrase": phrase}
            self.reason.show_findings((Finding(CATEGORY, "reason", values, Severity.WARNING),))
        elif any(each.code == CATEGORY for each in self.reason.findings()):
            self.reason.show_findings(())

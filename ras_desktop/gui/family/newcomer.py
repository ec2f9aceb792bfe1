"""A child who is to get a case, maybe with a request: the form of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from ras_desktop.domain import request as request_rules
from ras_desktop.domain.family import Child, check, check_sketch
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.likeness import Traits
from ras_desktop.domain.request import Request
from ras_desktop.gui.context import Context
from ras_desktop.gui.family.child_form import ChildForm
from ras_desktop.gui.family.editor import Editor
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.family.request_form import RequestForm, new_request
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import TickField
from ras_desktop.services import family
from ras_desktop.services.desk import Desk, Done
from ras_desktop.wording import _


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A child who is to get a case, maybe with a request; `id` is that of the case."""

    id: UUID
    child: Child
    request: Request | None = None
    existing_package: bool = False
    version: int = 0


class NewChildEditor(Editor[Newcomer]):
    """The form, once for a child alone and once for a child with a request."""

    def __init__(self, context: Context, *, asks: bool) -> None:
        self._asks = asks
        save = _("Log the request") if asks else _("Add the child")
        super().__init__(context, save, closes=False)
        self.kind = "new_child.request" if asks else "new_child"
        self.request_form: RequestForm | None = None
        if asks:
            card = Card(_("The request"))
            self.request_form = RequestForm(self.form, card.body, "request/")
            self.body.addWidget(card)
        self.child_form = ChildForm(self.form)
        for card in self.child_form.groups:
            self.body.addWidget(card)
        package = Card(_("This case"))
        package.body.addWidget(
            self.form.add(
                "existing_package",
                TickField(
                    _("There is a package from before the RAS"),
                    _("It is then reviewed with the RAS, not begun anew."),
                ),
            )
        )
        self.body.addWidget(package)

    def offer(self, lists: Lists) -> None:
        """The council's lists."""
        super().offer(lists)
        self.child_form.offer(lists)
        if self.request_form is not None:
            self.request_form.offer(lists)

    def values_of(self, value: Newcomer) -> dict[str, Any]:
        """The child's fields, and those of the request."""
        values = self.child_form.values_of(value.child)
        values["existing_package"] = value.existing_package
        if self.request_form is not None and value.request is not None:
            values |= self.request_form.values_of(value.request)
        return values

    def composed(self, base: Newcomer, values: Mapping[str, Any]) -> Newcomer:
        """Child and request as typed."""
        request = base.request
        if self.request_form is not None and request is not None:
            request = self.request_form.composed(request, values)
        return replace(
            base,
            child=self.child_form.composed(values),
            request=request,
            existing_package=values["existing_package"],
        )

    def check(self, value: Newcomer) -> Findings:
        """Everything at once: the request's places begin with "request/"."""
        today = self.context.desk.today()
        if value.request is None:
            return check(value.child, today)
        found = request_rules.check(value.request, today)
        placed = (
            Finding(each.code, f"request/{each.where}", each.values, each.severity)
            for each in found
        )
        sketch = (each for each in check_sketch(value.child, today) if each.severity != "note")
        return (*placed, *sketch)

    def save_by(self, desk: Desk, case: UUID, value: Newcomer) -> Done[Any]:
        """Opens the case. The same identifier again gives the case of the first time."""
        return family.add(
            desk,
            value.id,
            value.child,
            request=value.request,
            existing_package=value.existing_package,
        )

    def show_kept(self, kept: Any) -> None:
        """An empty form again, for another child."""
        self.show_value(self.fresh(family.new_id(), family.new_id()))

    def fresh(self, id_: UUID, request: UUID) -> Newcomer:
        """Nobody yet, with a request of today where one is asked for."""
        today = self.context.desk.today()
        return Newcomer(id_, Child(), new_request(request, today) if self._asks else None)

    def traits(self) -> Traits:
        """What likely records are looked for by."""
        values = self.form.values()
        name = f"{values['first_names']} {values['last_name']}".strip()
        return Traits(None, name, values["born"], values["nhs_number"], values["address/postcode"])

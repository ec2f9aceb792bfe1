"""What a family has agreed to, and what it has withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.consent import Consent, ConsentKind, check_consent
from ras_desktop.domain.finding import Findings
from ras_desktop.gui.as_seen import act_on, by_field
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.context import Context
from ras_desktop.gui.dialogs.day import ask_day
from ras_desktop.gui.family.child_form import beside
from ras_desktop.gui.family.collection import Collection, Entry, Words, act
from ras_desktop.gui.family.editor import Editor
from ras_desktop.gui.family.part import Seen
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.services import consent
from ras_desktop.services.desk import Desk, Done
from ras_desktop.wording import _, apart, day
from ras_desktop.wording.family import CONSENT_KINDS


class ConsentEditor(Editor[Consent]):
    """One consent."""

    KIND = "family.consent"

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Save the consent"))
        kinds = tuple(Choice(ConsentKind(each), _(words)) for each, words in CONSENT_KINDS.items())
        kind = self.form.add("kind", ListField(_("To what?"), kinds, none=""))
        giver = self.form.add("given_by", TextField(_("Who agreed?"), characters=30))
        on = self.form.add("given_on", DateField(_("When?"), calendar=True))
        hint = _("With whom, for how long, what is left out.")
        detail = self.form.add("detail", TextField(_("Details"), hint, optional=True))
        self.body.addWidget(beside(kind, giver))
        self.body.addWidget(beside(on, detail))

    def values_of(self, value: Consent) -> dict[str, Any]:
        """Every field."""
        return {name: getattr(value, name) for name in ("kind", "given_by", "given_on", "detail")}

    def composed(self, base: Consent, values: Mapping[str, Any]) -> Consent:
        """The consent as typed."""
        return replace(
            base,
            kind=values["kind"] or base.kind,
            given_by=values["given_by"],
            given_on=values["given_on"] or base.given_on,
            detail=values["detail"],
        )

    def check(self, value: Consent) -> Findings:
        """Who and when."""
        return check_consent(value, self.context.desk.today())

    def save_by(self, desk: Desk, case: UUID, value: Consent) -> Done[Consent]:
        """Records it."""
        return consent.save(desk, case, value)


class Consents(Collection[Consent]):
    """The consents of a family."""

    def __init__(self, page: Page) -> None:
        self._page = page
        desk = page.context.desk
        super().__init__(
            Words(
                _("What has the family agreed to?"),
                _("Record a consent"),
                _("Change the consent"),
                "check",
                _("No consent is recorded yet"),
                _("To keep this record, to share with school or health, to be assessed."),
            ),
            ConsentEditor(page.context),
            items=lambda seen: seen.family.consents,
            entry=self._one,
            fresh=lambda id_: Consent(id_, ConsentKind.RECORD, "", desk.today()),
            offered=desk.offers("family.consent"),
        )

    def _one(self, held: Consent, seen: Seen) -> QWidget:
        name = _(CONSENT_KINDS[held.kind.value])
        given = _("{who}, {day}").format(who=apart(held.given_by), day=day(held.given_on))
        parts: list[QWidget] = [text.label(name), text.body(given)]
        if held.detail:
            parts.append(text.quiet(held.detail))
        if held.withdrawn_on is not None:
            words = _("Withdrawn on {day}").format(day=day(held.withdrawn_on))
            parts.append(Badge(words, Tone.WARN, "ended"))
        acts: list[QWidget] = []
        if self._page.context.desk.offers("family.consent", self._page.place.case):
            acts.append(act(_("Change"), lambda: self.edit(held), name))
            if held.withdrawn_on is None:
                acts.append(act(_("Withdrawn"), lambda: self._withdraw(seen, held), name))
        return Entry(*parts, acts=acts)

    def _withdraw(self, seen: Seen, held: Consent) -> None:
        on = ask_day(
            self,
            _("When was it withdrawn?"),
            _("The consent stays in the record as given and withdrawn."),
            _("Record it"),
            seen.today,
            lambda each: check_consent(replace(held, withdrawn_on=each), seen.today),
        )
        if on is None:
            return
        desk, case, page = self._page.context.desk, seen.id, self._page

        compare = by_field(seen.lists)

        def back(kept: Consent) -> None:
            def again(copy: Consent) -> Done[Consent]:
                return consent.save(desk, case, replace(copy, withdrawn_on=None))

            act_on(self, page.context, kept, again, compare)

        def done(kept: Consent) -> None:
            page.context.notify(_("The consent is withdrawn"), lambda: back(kept))

        def withdrawn(copy: Consent) -> Done[Consent]:
            return consent.withdraw(desk, case, copy, on)

        act_on(self, page.context, held, withdrawn, compare, done)

"""The record of a child as a form in groups: for a new child and for one who has a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.address import Address
from ras_desktop.domain.choice import ListName
from ras_desktop.domain.family import Child, EhcStatus, LegalFlag, PlanBasis, Sex
from ras_desktop.gui.clipboard import secret
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import ListField, SeveralField, TickField, choices
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import Flow, holding
from ras_desktop.gui.widgets.line_fields import PostcodeField, TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.gui.widgets.own_words_field import OwnWordsField
from ras_desktop.wording import _
from ras_desktop.wording.family import EHC_STATUSES, LEGAL_FLAGS, PLAN_BASES, SEXES

_LISTS: Mapping[str, ListName] = {
    "ethnicity": ListName.ETHNICITY,
    "religion": ListName.RELIGION,
    "first_language": ListName.LANGUAGE,
    "communication": ListName.COMMUNICATION,
    "family_composition": ListName.FAMILY_COMPOSITION,
    "school": ListName.SCHOOL,
    "primary_need": ListName.PRIMARY_NEED,
    "level_of_need": ListName.LEVEL_OF_NEED,
    "address/locality": ListName.WARD,
}


class ChildForm:
    """Puts the fields of a child into a form; `groups` are the cards, in reading order.

    `values_of(child)` and `composed(base, values)` translate between the value and the fields.
    """

    def __init__(self, form: Form) -> None:
        self._form = form
        self._lists: Lists | None = None
        self.groups: tuple[Card, ...] = (
            self._who(),
            self._where(),
            self._language(),
            self._school(),
            self._ehc(),
            self._legal(),
        )

    def offer(self, lists: Lists) -> None:
        """The council's lists, for the fields that offer them."""
        if lists is self._lists:
            return
        self._lists = lists
        for where, name in _LISTS.items():
            field = self._form.field(where)
            if isinstance(field, OwnWordsField | ListField):
                field.offer(lists.choices(name))

    def values_of(self, child: Child) -> dict[str, Any]:
        """The value of every field."""
        values: dict[str, Any] = {
            each.name: getattr(child, each.name) for each in fields(Child) if each.name != "address"
        }
        for each in fields(Address):
            values[f"address/{each.name}"] = getattr(child.address, each.name)
        return values

    def composed(self, values: Mapping[str, Any]) -> Child:
        """The child that the fields show."""
        names = {each.name for each in fields(Child)} - {"address"}
        plain = {name: values[name] for name in names}
        for name in ("primary_need", "level_of_need"):
            plain[name] = plain[name] or ""
        plain["sex"] = plain["sex"] or Sex.NOT_SAID
        plain["ehc_status"] = plain["ehc_status"] or EhcStatus.NONE
        parts = {each.name: values[f"address/{each.name}"] for each in fields(Address)}
        return Child(**plain, address=Address(**parts))

    # The groups

    def _group(self, heading: str, under: str, *rows: Sequence[tuple[str, Field[Any]]]) -> Card:
        card = Card(heading, under)
        for each in rows:
            made = [self._form.add(where, field) for where, field in each]
            for where, field in each:
                if where == "nhs_number" and isinstance(field, TextField):
                    secret(field.line)
            card.body.addWidget(made[0] if len(made) == 1 else beside(*made))
        return card

    def _who(self) -> Card:
        return self._group(
            _("Who"),
            "",
            (
                ("first_names", TextField(_("First names"), characters=24)),
                ("last_name", TextField(_("Last name"), characters=24)),
                ("preferred_name", TextField(_("Preferred name"), optional=True, characters=24)),
            ),
            (
                ("born", DateField(_("Date of birth"))),
                ("sex", ListField(_("Sex"), choices(_by(Sex, SEXES)), none="")),
                (
                    "gender_identity",
                    TextField(_("Gender identity"), optional=True, characters=20),
                ),
            ),
            (
                ("nhs_number", TextField(_("NHS number"), optional=True, characters=18)),
                (
                    "system_number",
                    TextField(_("Case management number"), optional=True, characters=32),
                ),
            ),
            (
                ("ethnicity", OwnWordsField(_("Ethnicity"), optional=True)),
                ("religion", OwnWordsField(_("Religion or belief"), optional=True)),
            ),
        )

    def _where(self) -> Card:
        return self._group(
            _("Where and with whom"),
            "",
            (("address/lines", LongField(_("House and street"), lines=2, most=5)),),
            (
                ("address/town", TextField(_("Town"), characters=22)),
                ("address/postcode", PostcodeField(_("Postcode"))),
                ("address/locality", OwnWordsField(_("Ward or area"), optional=True)),
            ),
            (("family_composition", OwnWordsField(_("Family"), optional=True)),),
            (
                (
                    "household",
                    LongField(_("Who lives at home"), optional=True, lines=2, most=8),
                ),
            ),
        )

    def _language(self) -> Card:
        return self._group(
            _("Language and communication"),
            "",
            (
                ("first_language", OwnWordsField(_("First language"), optional=True)),
                ("communication", OwnWordsField(_("How the child communicates"), optional=True)),
            ),
            (("interpreter_needed", TickField(_("The family needs an interpreter"))),),
        )

    def _school(self) -> Card:
        hint = _("Leave empty where it is the one of the child’s age.")
        none = _("Not recorded")
        return self._group(
            _("School and need"),
            "",
            (
                ("school", OwnWordsField(_("School, nursery or college"), optional=True)),
                ("year_group", TextField(_("School year"), hint, optional=True, characters=10)),
            ),
            (("primary_need", ListField(_("Primary need"), (), optional=True, none=none)),),
            (("level_of_need", ListField(_("Level of need"), (), optional=True, none=none)),),
            (("on_register", TickField(_("On the Disability Register"))),),
        )

    def _ehc(self) -> Card:
        return self._group(
            _("EHC plan"),
            _("With a plan, or one being prepared, the family has a right to ask for a budget."),
            (
                (
                    "ehc_status",
                    ListField(_("EHC plan"), choices(_by(EhcStatus, EHC_STATUSES)), none=""),
                ),
                (
                    "plan_basis",
                    ListField(
                        _("The budget rests on"),
                        choices(_by(PlanBasis, PLAN_BASES)),
                        optional=True,
                        none=_("Not recorded"),
                    ),
                ),
            ),
            (
                ("ehc_issued", DateField(_("Issued on"), optional=True)),
                ("ehc_next_review", DateField(_("Next annual review"), optional=True)),
            ),
        )

    def _legal(self) -> Card:
        return self._group(
            _("Legal standing"),
            _("It decides who may receive a direct payment."),
            (
                (
                    "legal_flags",
                    SeveralField(_("Tick what applies"), choices(_by(LegalFlag, LEGAL_FLAGS))),
                ),
            ),
        )


def beside(*parts: QWidget) -> QWidget:
    """Fields beside each other that break into rows where there is no room."""
    return holding(Flow(*parts, gap=2))


def _by(kind: Any, words: Mapping[str, str]) -> dict[Any, str]:
    """The table with members of the enumeration as its keys."""
    return {kind(each): text for each, text in words.items()}

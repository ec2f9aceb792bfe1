"""The people round a child: who they are, how to reach them, what they must not learn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ras_desktop.domain.address import Address
from ras_desktop.domain.choice import ListName
from ras_desktop.domain.finding import Findings
from ras_desktop.domain.people import Person, check_person
from ras_desktop.gui.as_seen import act_on, by_field
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.context import Context
from ras_desktop.gui.family import saying
from ras_desktop.gui.family.child_form import beside
from ras_desktop.gui.family.collection import Collection, Entry, Words, act
from ras_desktop.gui.family.editor import Editor
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.family.part import Part, Seen
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.choice_field import TickField
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import column
from ras_desktop.gui.widgets.line_fields import PostcodeField, TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.gui.widgets.own_words_field import OwnWordsField
from ras_desktop.services import people
from ras_desktop.services.desk import Desk, Done
from ras_desktop.wording import N_, _, finding

_TICKS = (
    "parental_responsibility",
    "same_household",
    "carer",
    "professional",
    "must_not_learn_address",
    "no_papers",
)
_TEXTS = ("name", "relation", "phone", "email", "organisation", "needs_interpreter", "note")


class PersonEditor(Editor[Person]):
    """One person."""

    KIND = "family.person"

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Save the person"))
        add, word = self.form.add, saying.field_name
        name = add("name", TextField(word("name"), characters=30))
        relation = add("relation", OwnWordsField(_("Relation to the child")))
        phone = add("phone", TextField(word("phone"), optional=True, characters=18))
        email = add("email", TextField(word("email"), optional=True, characters=30))
        work = add("organisation", TextField(word("organisation"), optional=True, characters=36))
        speaks = add(
            "needs_interpreter", OwnWordsField(_("Needs an interpreter for"), optional=True)
        )
        ticks = [add(each, TickField(word(each))) for each in _TICKS]
        lines = add(
            "address/lines",
            LongField(
                _("House and street"), _("Only where it is another than the child’s."),
                optional=True, lines=1, most=4,
            ),
        )  # fmt: skip
        town = add("address/town", TextField(_("Town"), optional=True, characters=22))
        post = add("address/postcode", PostcodeField(optional=True))
        note = add("note", LongField(word("note"), optional=True, lines=2))
        for row in ((name, relation), (phone, email), ticks, (work, speaks)):
            self.body.addWidget(beside(*row))
        self.body.addWidget(lines)
        self.body.addWidget(beside(town, post))
        self.body.addWidget(note)

    def offer(self, lists: Lists) -> None:
        """Relations and languages."""
        super().offer(lists)
        for where, name in (
            ("relation", ListName.RELATION), ("needs_interpreter", ListName.LANGUAGE),
        ):  # fmt: skip
            field = self.form.field(where)
            assert isinstance(field, OwnWordsField)
            field.offer(lists.choices(name))

    def values_of(self, value: Person) -> dict[str, Any]:
        """Every field."""
        values: dict[str, Any] = {each: getattr(value, each) for each in (*_TEXTS, *_TICKS)}
        for each in fields(Address):
            values[f"address/{each.name}"] = getattr(value.address, each.name)
        return values

    def composed(self, base: Person, values: Mapping[str, Any]) -> Person:
        """The person as typed."""
        parts = {name: values[f"address/{name}"] for name in ("lines", "town", "postcode")}
        plain = {each: values[each] for each in (*_TEXTS, *_TICKS)}
        return replace(base, **plain, address=replace(base.address, **parts))

    def check(self, value: Person) -> Findings:
        """A name and a relation."""
        return check_person(value)

    def save_by(self, desk: Desk, case: UUID, value: Person) -> Done[Person]:
        """Adds or changes the person."""
        return people.save(desk, case, value)


class PeoplePart(Part):
    """Who is round the child."""

    WORD = "people"
    NAME = N_("People")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.collection = Collection(
            Words(
                _("Who is round the child?"),
                _("Add somebody"),
                _("Change"),
                "families",
                _("Nobody is recorded yet"),
                _("Parents and carers, brothers and sisters, relatives, professionals."),
            ),
            PersonEditor(self.context),
            items=lambda seen: seen.family.people,
            entry=self._entry,
            fresh=lambda id_: Person(id_, "", ""),
            offered=self.context.desk.offers("family.people"),
        )
        self.setLayout(column(self.collection, None))

    @classmethod
    def name(cls, seen: Seen) -> str:
        """With how many there are."""
        count = len(seen.family.people)
        return f"{_(cls.NAME)}  {count}" if count else _(cls.NAME)

    def show_family(self, seen: Seen) -> None:
        """The people as they are recorded."""
        self.collection.show_family(seen)

    def go_to(self, spot: str) -> None:
        """Somebody new, or somebody by identifier."""
        self.collection.go_to(spot)

    def keep(self) -> None:
        """The draft."""
        self.collection.editor.keep()

    def save(self) -> None:
        """Saves the person whose form is open."""
        if self.collection.is_open:
            self.collection.editor.save()

    def _entry(self, person: Person, seen: Seen) -> QWidget:
        parts: list[QWidget] = [
            text.label(person.name),
            text.body(saying.person_facts(person, seen.lists)),
        ]
        reach = " · ".join(each for each in (person.phone, person.email) if each)
        if reach:
            said = text.body(reach)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            parts.append(said)
        if where := saying.address(person.address, seen.lists):
            parts.append(text.quiet(where))
        if person.must_not_learn_address:
            parts.append(Badge(_("Must not learn the child’s address"), Tone.BAD, "warn"))
        if person.no_papers:
            parts.append(Badge(_("Must get no papers"), Tone.BAD, "warn"))
        if person.note:
            parts.append(text.quiet(person.note[:400]))
        acts: list[QWidget] = []
        if self.context.desk.offers("family.people", self.page.place.case):
            acts.append(act(_("Change"), lambda: self.collection.edit(person), person.name))
            acts.append(
                act(_("Remove"), lambda: self._remove(seen.id, person, seen.lists), person.name)
            )
        return Entry(*parts, acts=acts)

    def _remove(self, case: UUID, person: Person, lists: Lists) -> None:
        desk, page = self.context.desk, self.page

        def gone(last: Person) -> None:
            def back() -> None:
                page.act(lambda: people.save(desk, case, replace(last, version=0)))

            self.context.notify(_("{name} is removed").format(name=last.name), back)

        act_on(
            self, self.context, person, lambda copy: people.remove(desk, case, copy),
            by_field(lists), gone, self._refused, _("Remove it all the same"),
        )  # fmt: skip

    def _refused(self, findings: Findings) -> None:
        self.context.warn(" ".join(finding(each) for each in findings))

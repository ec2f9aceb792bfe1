"""What is written down of a request: who asked, when, for what, in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from ras_desktop.domain.choice import ListName
from ras_desktop.domain.request import Request, Strand
from ras_desktop.gui.family.child_form import beside
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.widgets.choice_field import Choice, SeveralField
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.gui.widgets.own_words_field import OwnWordsField
from ras_desktop.wording import _
from ras_desktop.wording.request import STRANDS


class RequestForm:
    """Puts the fields of a request into a form and a layout. `below` begins their paths."""

    def __init__(self, form: Form, into: QVBoxLayout, below: str = "") -> None:
        self._form, self._below = form, below
        strands = tuple(Choice(Strand(each), _(words)) for each, words in STRANDS.items())
        who = form.add(below + "made_by", TextField(_("Who asked?"), characters=28))
        relation = form.add(
            below + "relation", OwnWordsField(_("Relation to the child"), optional=True)
        )
        day = form.add(below + "made_on", DateField(_("When?"), calendar=True))
        what = form.add(below + "strands", SeveralField(_("For what?"), strands))
        words = form.add(
            below + "words",
            LongField(_("What the family hopes for"), _("In their words."), optional=True),
        )
        into.addWidget(beside(who, relation))
        into.addWidget(beside(day, what))
        into.addWidget(words)

    def offer(self, lists: Lists) -> None:
        """The council's relations."""
        field = self._form.field(self._below + "relation")
        assert isinstance(field, OwnWordsField)
        field.offer(lists.choices(ListName.RELATION))

    def values_of(self, request: Request) -> dict[str, Any]:
        """The value of every field."""
        names = ("made_by", "relation", "made_on", "strands", "words")
        return {self._below + name: getattr(request, name) for name in names}

    def composed(self, base: Request, values: Mapping[str, Any]) -> Request:
        """The request that the fields show; a day that is not typed stays the one it was."""
        asked = {
            name: values[self._below + name]
            for name in ("made_by", "relation", "made_on", "strands", "words")
        }
        asked["made_on"] = asked["made_on"] or base.made_on
        return replace(base, **asked)


def new_request(id_: UUID, today: date) -> Request:
    """A request that somebody makes today."""
    return Request(id=id_, made_on=today, made_by="")

"""Asks who covers whom, and which cases are handed over to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.caseload import Listed
from ras_desktop.domain.cover import check
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.user import User
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets.choice_field import Choice, ListField, SeveralField
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.gui.widgets.own_words_field import OwnWordsField
from ras_desktop.wording import _

USUAL = 14
"""Days of a cover that is proposed."""


@dataclass(frozen=True, slots=True)
class Arranging:
    """Who is away, who covers, from when until when, and what the colleague needs to know."""

    absent: UUID
    covering: UUID
    first: date
    last: date
    notes: str


class _Formed(Question):
    """Stays open until nothing in its form is wrong."""

    def __init__(self, parent: QWidget | None, question: str, words: str, yes: str) -> None:
        super().__init__(parent, question, words, yes)
        self.form = Form(self)

    def put(self, *fields: tuple[str, Any]) -> None:
        """Puts the fields in, in order; the first has the cursor."""
        for where, field in fields:
            self.body.addWidget(self.form.add(where, field))
        fields[0][1].take_focus()

    def faults(self) -> Findings:
        """What stands against it, once the form itself can be read."""
        raise NotImplementedError

    def accept(self) -> None:
        """Closes only when nothing is wrong."""
        found = self.form.faults() or self.faults()
        self.form.show_findings(found)
        if not found:
            super().accept()


class ArrangeCover(_Formed):
    """`me`: who asks; only they can be away unless they arrange `for_others`."""

    def __init__(
        self,
        parent: QWidget | None,
        people: Sequence[User],
        me: UUID,
        team: str,
        for_others: bool,
        today: date,
    ) -> None:
        words = _(
            "From the first to the last day they see and change what the colleague may in the "
            "cases that the colleague holds. Restricted cases stay with the people named for them."
        )
        super().__init__(parent, _("Who covers for whom?"), words, _("Arrange it"))
        self._people = {each.id: each for each in people}
        self._today = today
        away = [each for each in people if each.id == me]
        if for_others:
            away += [each for each in people if each.id != me and each.team in ("", team)]
        stand_in = [each for each in people if for_others or each.id != me]
        notes = _("What concerns one child is written as a note of its case.")
        self.put(
            ("absent", ListField(_("Who is away?"), [_choice(each) for each in away])),
            ("covering", ListField(_("Who covers?"), [_choice(each) for each in stand_in])),
            ("first", DateField(_("First day"), calendar=True)),
            ("last", DateField(_("Last day"), calendar=True)),
            ("notes", LongField(_("What do they need to know?"), notes, optional=True, lines=3)),
        )
        self.form.load(
            {
                "absent": me if not for_others else None,
                "first": today,
                "last": today + timedelta(days=USUAL - 1),
            }
        )

    def faults(self) -> Findings:
        """What stands against the cover."""
        read = self.form.values()
        absent, covering = (self._people.get(read[each]) for each in ("absent", "covering"))
        return check(absent, covering, read["first"], read["last"], self._today)

    def value(self) -> Arranging:
        """What was chosen."""
        read = self.form.values()
        return Arranging(
            read["absent"], read["covering"], read["first"], read["last"], read["notes"] or ""
        )


class WhoseCases(_Formed):
    """Whose cases are handed over."""

    def __init__(self, parent: QWidget | None, people: Sequence[User]) -> None:
        question = _("Whose cases are handed over?")
        super().__init__(parent, question, "", _("See the cases"))
        self.put(("held", ListField(_("Held by"), [_choice(each) for each in people])))

    def faults(self) -> Findings:
        """Somebody was chosen."""
        if self.form.values()["held"] is None:
            return (Finding("cover.absent.unknown", "held"),)
        return ()


@dataclass(frozen=True, slots=True)
class Handing:
    """Which cases go to whom, from when on."""

    cases: tuple[UUID, ...]
    worker: UUID | None
    team: str
    since: date
    notes: str


class HandOver(_Formed):
    """All cases of one worker, ticked; to whom they go."""

    CHARACTERS = 76

    def __init__(
        self,
        parent: QWidget | None,
        held: User,
        cases: Sequence[Listed],
        people: Sequence[User],
        today: date,
    ) -> None:
        question = _("Which cases of {name} are handed over?").format(name=held.name)
        words = _("All that are ticked, or none: if one cannot be, you are told which and why.")
        super().__init__(parent, question, words, _("Hand them over"))
        offered = [Choice(each.id, f"{each.name} ({each.number})") for each in cases]
        teams = sorted({each.team for each in people if each.team})
        others = [_choice(each) for each in people if each.id != held.id]
        nobody = _("Nobody: the team holds them")
        to_team = OwnWordsField(_("Team"))
        to_team.offer([Choice(each, each) for each in teams])
        self.put(
            ("worker", ListField(_("To"), others, none=nobody)),
            ("team", to_team),
            ("since", DateField(_("Since"), calendar=True)),
            ("notes", LongField(_("Hand-over note"), _("It stands among the notes of each case."),
                                optional=True, lines=3)),
            ("cases", SeveralField(_("Cases"), offered)),
        )  # fmt: skip
        every = tuple(each.id for each in cases)
        self.form.load({"team": held.team, "since": today, "cases": every})

    def faults(self) -> Findings:
        """At least one case, and somebody or some team."""
        asked = self.value()
        found = []
        if asked.worker is None and not asked.team:
            found.append(Finding("family.worker.missing", "worker"))
        if not asked.cases:
            found.append(Finding("reassign.nothing", "cases"))
        return tuple(found)

    def value(self) -> Handing:
        """What was chosen."""
        read = self.form.values()
        return Handing(
            tuple(read["cases"]),
            read["worker"],
            (read["team"] or "").strip(),
            read["since"],
            read["notes"] or "",
        )


def ask_cover(parent: QWidget | None, *given: Any) -> Arranging | None:
    """Who covers whom; None: not now. Given: see `ArrangeCover`."""
    found: Arranging | None = _answered(dialog := ArrangeCover(parent, *given), dialog.value)
    return found


def ask_whose(parent: QWidget | None, people: Sequence[User]) -> UUID | None:
    """Whose cases are handed over; None: not now."""
    dialog = WhoseCases(parent, people)
    found: UUID | None = _answered(dialog, lambda: dialog.form.values()["held"])
    return found


def ask_hand_over(parent: QWidget | None, *given: Any) -> Handing | None:
    """Which cases go to whom; None: not now. Given: see `HandOver`."""
    found: Handing | None = _answered(dialog := HandOver(parent, *given), dialog.value)
    return found


def _answered(dialog: QDialog, value: Any) -> Any:
    try:
        return value() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


def _choice(user: User) -> Choice:
    return Choice(user.id, user.name, user.team)

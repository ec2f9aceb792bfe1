"""Who may see a case: restrict it, let somebody in, lift it; open another's in an emergency."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.access import (
    Ground,
    Sought,
    check_glass_reason,
    check_reason,
    check_restriction,
    check_sought,
    check_until,
)
from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.user import Standing, User
from ras_desktop.gui.dialogs.confirm import Question, confirm
from ras_desktop.gui.widgets.choice_field import Choice, ListField, SeveralField, choices
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.services.clock import LONDON
from ras_desktop.services.emergency import Unanswered
from ras_desktop.wording import _, moment, ngettext
from ras_desktop.wording.access import GROUNDS


class _Asked(Question):
    """A form that stays open until nothing in it is wrong."""

    def __init__(self, parent: QWidget | None, question: str, words: str, yes: str) -> None:
        super().__init__(parent, question, words, yes)
        self.form = Form(self)

    def faults(self) -> Findings:
        """What stands against it; beside the fields."""
        raise NotImplementedError

    def accept(self) -> None:
        """Closes only when nothing is wrong."""
        found = (*self.form.faults(), *self.faults())
        self.form.show_findings(found, focus=False)
        if not found:
            super().accept()


def _answered(dialog: _Asked, value: Callable[[], Any]) -> Any:
    try:
        return value() if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


@dataclass(frozen=True, slots=True)
class Restricting:
    """Why a case is restricted, and who is to know of it."""

    ground: Ground
    reason: str
    people: tuple[UUID, ...]


class _Restrict(_Asked):
    def __init__(
        self, parent: QWidget, users: Sequence[User], worker: UUID | None, named: Sequence[UUID]
    ) -> None:
        words = _(
            "Only the people ticked here will know that this case is there: for everybody else no "
            "list, number, search or hint will show it. It can be lifted at any time."
        )
        super().__init__(parent, _("Who is to know of this case?"), words, _("Restrict the case"))
        self._users = {each.id: each for each in users if each.standing is Standing.ACTIVE}
        self._worker = worker
        offered = [Choice(each.id, _called(each)) for each in self._users.values()]
        for where, field in (
            ("ground", ListField(_("Ground"), choices(GROUNDS), none="")),
            ("reason", LongField(_("Reason"), lines=2)),
            ("people", SeveralField(_("People"), offered)),
        ):
            self.body.addWidget(self.form.add(where, field))
        self.form.load({"ground": Ground.STAFF_RELATIVE.value, "people": tuple(named)})

    def value(self) -> Restricting:
        """What was chosen."""
        read = self.form.values()
        return Restricting(Ground(read["ground"]), read["reason"] or "", tuple(read["people"]))

    def faults(self) -> Findings:
        """A reason, a manager and the worker."""
        asked = self.value()
        people = [self._users[each] for each in asked.people]
        return check_restriction(asked.reason, people, self._worker)


def ask_restriction(
    parent: QWidget, users: Sequence[User], worker: UUID | None, named: Sequence[UUID]
) -> Restricting | None:
    """Why a case is restricted and to whom; `named` are ticked already. None: not now."""
    dialog = _Restrict(parent, users, worker, named)
    found: Restricting | None = _answered(dialog, dialog.value)
    return found


@dataclass(frozen=True, slots=True)
class Naming:
    """Who is let in, why, and until when (None: until it is ended)."""

    who: UUID
    reason: str
    until: datetime | None


class _Name(_Asked):
    def __init__(self, parent: QWidget, users: Sequence[User], now: datetime) -> None:
        words = _("They can then do in this case what their roles allow in their own.")
        super().__init__(parent, _("Who is let into this case?"), words, _("Let them in"))
        self._now = now
        active = [each for each in users if each.standing is Standing.ACTIVE]
        for where, field in (
            ("who", ListField(_("Person"), [Choice(each.id, _called(each)) for each in active])),
            ("reason", LongField(_("Reason"), lines=2)),
            ("until", DateField(_("Until the end of"), optional=True, calendar=True)),
        ):
            self.body.addWidget(self.form.add(where, field))

    def value(self) -> Naming:
        """What was chosen; a day ends at midnight in England."""
        read = self.form.values()
        return Naming(read["who"], read["reason"] or "", _end_of(read["until"]))

    def faults(self) -> Findings:
        """Somebody, a reason, and a day to come."""
        asked = self.value()
        found = list(check_reason(asked.reason))
        if asked.who is None:
            found.append(Finding("access.person.unknown", "who"))
        if not self.form.faults():
            found += check_until(asked.until, self._now)
        return tuple(found)


def _end_of(day: date | None) -> datetime | None:
    if day is None:
        return None
    return datetime.combine(day + timedelta(days=1), time.min, LONDON)


def ask_person(parent: QWidget, users: Sequence[User], now: datetime) -> Naming | None:
    """Who is let into a case; None: not now."""
    dialog = _Name(parent, users, now)
    found: Naming | None = _answered(dialog, dialog.value)
    return found


class _Lift(_Asked):
    def __init__(self, parent: QWidget) -> None:
        words = _("Its team, and those who may read every case, will see it again.")
        super().__init__(parent, _("Is the case no longer restricted?"), words, _("Lift it"))
        self.body.addWidget(self.form.add("reason", LongField(_("Reason"), lines=2)))

    def value(self) -> str:
        """The reason."""
        return self.form.values()["reason"] or ""

    def faults(self) -> Findings:
        """A reason."""
        return check_reason(self.value())


def ask_lift(parent: QWidget) -> str | None:
    """Why a restriction is lifted; None: not now."""
    dialog = _Lift(parent)
    found: str | None = _answered(dialog, dialog.value)
    return found


class _Glass(_Asked):
    def __init__(self, parent: QWidget, hours: int) -> None:
        span = ngettext("{count} hour", "{count} hours", hours)
        words = _(
            "Where a child is at risk and nobody of its team can be reached. You can read the case "
            "and write notes for {span}. Its managers are told, with your reason."
        ).format(span=span)
        super().__init__(
            parent, _("Which case do you need in an emergency?"), words, _("Open the case")
        )
        for where, field in (
            ("number", TextField(_("Case number"), characters=16, optional=True)),
            ("name", TextField(_("Or full name"), _("First and last name"), optional=True)),
            ("born", DateField(_("and date of birth"), optional=True)),
            ("reason", LongField(_("Reason"), _("Your name stands beside it."), lines=2)),
        ):
            self.body.addWidget(self.form.add(where, field))

    def value(self) -> tuple[Sought, str]:
        """What is asked for, and why."""
        read = self.form.values()
        sought = Sought(read["number"] or "", read["name"] or "", read["born"])
        return sought, read["reason"] or ""

    def faults(self) -> Findings:
        """A number, or name and birth; and a reason in words."""
        sought, reason = self.value()
        return (*check_sought(sought), *check_glass_reason(reason))


def ask_emergency(parent: QWidget, hours: int) -> tuple[Sought, str] | None:
    """Which case of another team is needed, and why; None: not now."""
    dialog = _Glass(parent, hours)
    found: tuple[Sought, str] | None = _answered(dialog, dialog.value)
    return found


def show_attempt(parent: QWidget, found: Unanswered) -> bool:
    """Who asked for which case in an emergency and was not let in. True: it was looked at."""
    asked = _("{who} asked for {asked} on {moment}: {reason}").format(
        who=found.who_name,
        asked=found.asked,
        moment=moment(found.at.astimezone(LONDON)),
        reason=found.reason[:600],
    )
    more = _(
        "No case was opened. Speak to them: a child may be at risk, or somebody tries numbers out."
    )
    if found.case is not None:
        more = _(
            "It is a restricted case that you know of; they were told nothing of it. Speak to them "
            "now: you can let them in under “Who may see this case”."
        )
    question = _("{who} asked for a case in an emergency").format(who=found.who_name)
    return confirm(parent, question, f"{asked}\n\n{more}", _("I have looked at it"))


def _called(user: User) -> str:
    return f"{user.name} ({user.team})" if user.team else user.name

"""What a notice says, to be read: its days as tiles, its reasons, what was done to help."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from ras_desktop.domain import package as packages
from ras_desktop.domain.money import Money
from ras_desktop.domain.notice import Clock
from ras_desktop.domain.notice_given import Notice, NoticeState
from ras_desktop.domain.reconsideration import Outcome
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card, Tile
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, show_if
from ras_desktop.services.open_notice import OpenNotice
from ras_desktop.wording import _, day, money, ngettext, short_day, step
from ras_desktop.wording.notice import GROUNDS, HOW


class Days:
    """Three tiles: what is paid now, until when it is protected, what comes after."""

    def __init__(self) -> None:
        self._flow = Flow(gap=2)
        self.whole = holding(self._flow)
        self.steps = text.quiet()

    def show_open(self, seen: OpenNotice) -> None:
        """The days of a notice, given or as they would be if its letter went today."""
        empty(self._flow)
        held = seen.notice
        show_if(self.whole, held is not None)
        show_if(self.steps, held is not None)
        if held is None:
            return
        told = held.given.clock if held.given else seen.clock
        starts = seen.effective if held.given else held.wanted or seen.first_day
        ends = held.ends or (told.ends if told else None)
        paid, under = _paid(held, seen)
        self._tile(_("Paid now, a year"), money(paid), under)
        self._tile(*_protected(held, ends, seen.today))
        if held.counts and starts is None:
            waits = seen.asked is not None and seen.asked.is_open
            under = _("waits for the answer") if waits else _("nothing of the notice is left")
            self._tile(_("After that, a year"), money(held.becomes if waits else held.was), under)
        else:
            self._tile(_("After that, a year"), _becomes(held, seen), _from(starts))
        self.steps.setText(_steps(held, told, seen))

    def _tile(self, name: str, figure: str, under: str, tone: Tone = Tone.PLAIN) -> None:
        made = Tile(name, figure, under)
        made.show_figure(figure, under, tone)
        self._flow.addWidget(made)
        made.show()


def _paid(held: Notice, seen: OpenNotice) -> tuple[Money, str]:
    """What is truly paid today: with the rates that have risen since notice was given."""
    now = packages.on(seen.told, seen.today)
    paid = packages.sum_of(now.parts) if now else held.was
    if held.counts and paid > held.was:
        return paid, _("in full until the last day; rates rose since notice was given")
    return paid, _("in full until the last day") if seen.effective is None or (
        seen.effective > seen.today
    ) else _("after the notice")


def _becomes(held: Notice, seen: OpenNotice) -> str:
    if held.state is NoticeState.WITHDRAWN:
        return money(held.was)
    varied = seen.asked is not None and seen.asked.outcome is Outcome.VARIED
    return money(seen.asked.annual if varied and seen.asked else held.becomes)


def _protected(held: Notice, ends: date | None, today: date) -> tuple[str, str, str, Tone]:
    name = _("Protected until")
    if held.state is NoticeState.WITHDRAWN:
        return name, "–", _("taken back: nothing changes"), Tone.GOOD
    if ends is None:
        return name, "–", _("no notice was needed"), Tone.NOTE
    left = (ends - today).days
    if held.state is NoticeState.DRAFT:
        return name, short_day(ends), _("if the letter is handed over today"), Tone.PLAIN
    if left < 0:
        return name, short_day(ends), _("the notice has ended"), Tone.NOTE
    words = ngettext("{count} day more", "{count} days more", left).format(count=left)
    return name, short_day(ends), words, Tone.WARN


def _from(starts: date | None) -> str:
    return _("from {day} on").format(day=short_day(starts)) if starts else ""


def _steps(held: Notice, told: Clock | None, seen: OpenNotice) -> str:
    if held.ground is not None:
        return _(GROUNDS[held.ground.value])
    if held.state is NoticeState.DRAFT and seen.by_post is not None:
        return _(
            "By post it counts as given on {given}, ends on {ends}, and the lower amount begins on "
            "{starts}."
        ).format(
            given=day(seen.by_post.given), ends=day(seen.by_post.ends),
            starts=day(seen.by_post.starts),
        )  # fmt: skip
    return " ".join(step(each) for each in told.steps) if told else ""


def word_of(held: Notice, today: date) -> str:
    """draft, given, ended or withdrawn: ended is given and over."""
    if held.state is NoticeState.GIVEN and not held.runs(today):
        return "ended"
    return held.state.value


def history(held: Notice) -> str:
    """One notice in a line: given when and how, from which sum to which, what came of it."""
    if held.state is NoticeState.DRAFT:
        return _("Being written by {name}").format(name=held.started_by_name)
    how = _(HOW[held.given.how.value]) if held.given and held.given.how else ""
    words = _("{was} to {becomes} a year, given on {day} {how}").format(
        was=money(held.was), becomes=money(held.becomes),
        day=day(held.given_on) if held.given_on else "–", how=how,
    ).strip()  # fmt: skip
    if held.state is NoticeState.WITHDRAWN and held.withdrawn_on:
        words += " · " + _("taken back on {day} by {name}: {reason}").format(
            day=day(held.withdrawn_on), name=held.withdrawn_by_name, reason=held.withdrawn
        )
    return words


class Said(Card):
    """What was given, as the family reads it."""

    def __init__(self) -> None:
        super().__init__(_("What the family was told"))

    def show_notice(self, held: Notice | None) -> None:
        """Its reasons and each need; hidden for a draft."""
        empty(self.body)
        given = held is not None and held.state is not NoticeState.DRAFT
        show_if(self, given)
        if held is None or not given:
            return
        parts: list[QWidget] = [text.body(held.reasons)]
        for each in held.needs:
            lines = [text.label(each.need)]
            lines += [
                text.body(f"{name}: {words}")
                for name, words in (
                    (_("What is different"), each.changed),
                    (_("What was found instead"), each.alternative),
                    (_("How it meets the need"), each.meets),
                )
            ]
            parts.append(holding(column(*lines, gap=0.25)))
        for part in parts:
            self.body.addWidget(part)
            part.show()


class Help(Card):
    """What was done to help the family change over."""

    def __init__(self) -> None:
        super().__init__(_("Help to find what takes its place"))

    def show_open(self, seen: OpenNotice) -> None:
        """Each act of help; what is open; hidden for a draft."""
        empty(self.body)
        held = seen.notice
        given = held is not None and held.given is not None and held.given.clock is not None
        show_if(self, given)
        if held is None or held.given is None or held.given.clock is None:
            return
        lines: list[QWidget] = []
        if seen.help_since is not None:
            words = _("Since {day} a call is due: does what was found work?")
            open_ = text.body(words.format(day=day(seen.help_since)))
            open_.setProperty("tone", "bad")
            lines.append(open_)
        else:
            coming = [each for each in held.given.clock.reminders if each > seen.today]
            if coming and held.counts:
                words = _("The next call is due on {day}.").format(day=day(coming[0]))
                lines.append(text.quiet(words))
        lines += [
            text.body(f"{day(each.on)}, {each.by_name}: {each.words}") for each in held.helped
        ]
        if not held.helped:
            lines.append(text.quiet(_("Nothing is written down yet.")))
        for line in lines:
            self.body.addWidget(line)
            line.show()

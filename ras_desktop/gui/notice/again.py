"""The card of a notice that says what the family asks about it, and what was answered."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.reconsideration import Outcome
from ras_desktop.domain.reconsidered import AskedState, Reconsideration
from ras_desktop.gui.as_seen import act_on, by
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs import reconsideration as dialogs
from ras_desktop.gui.pages.page import Act, Page
from ras_desktop.gui.place import Place
from ras_desktop.gui.two_copies import Said
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import Choice
from ras_desktop.gui.widgets.layout import Flow, empty, holding, show_if
from ras_desktop.services import agreement, reconsideration
from ras_desktop.services.open_notice import OpenNotice
from ras_desktop.wording import _, day, finding, money, ngettext
from ras_desktop.wording.reconsideration import OUTCOMES


class Again(Card):
    """What is asked and answered about the notice on the page."""

    def __init__(self, page: Page, banner: Banner) -> None:
        super().__init__(_("Looked at again"))
        self.page, self.banner = page, banner
        self._seen: OpenNotice | None = None

    def show_open(self, seen: OpenNotice) -> None:
        """Hidden while nothing was asked."""
        self._seen = seen
        empty(self.body)
        held = seen.asked
        show_if(self, held is not None)
        if held is None:
            return
        for line in self._lines(held, seen):
            self.body.addWidget(line)
            line.show()

    def _lines(self, held: Reconsideration, seen: OpenNotice) -> list[QWidget]:
        words = _("{name} asked on {day}: {words}").format(
            name=held.asked_by, day=day(held.asked_on), words=held.words
        )
        lines: list[QWidget] = [text.body(words)]
        if held.help_received:
            lines.append(text.quiet(_("Helped by: {who}").format(who=held.help_received)))
        if held.is_open:
            lines += self._open_lines(held, seen)
        else:
            lines += [text.label(_outcome(held)), text.body(held.reasons)]
            if held.outcome in (Outcome.VARIED, Outcome.WITHDRAWN):
                lines.append(text.body(_new_decision(held)))
        count = len(held.evidence)
        if count:
            said = ngettext("{count} file is looked at", "{count} files are looked at", count)
            lines.append(text.quiet(said.format(count=count)))
        lines.append(holding(Flow(*self._links(held))))
        return lines

    def _open_lines(self, held: Reconsideration, seen: OpenNotice) -> list[QWidget]:
        waits = (
            _("The full amount goes on until it is answered.")
            if held.waits
            else _("The lower amount does not wait; what was missing can be paid back.")
        )
        late = text.body(_("To be answered by {day}.").format(day=day(held.answer_by)))
        if seen.today > held.answer_by:
            late.setProperty("tone", "bad")
        told = held.acknowledged_on
        arrived = (
            _("The family was told on {day} that it has arrived.").format(day=day(told))
            if told
            else _("Tell the family by {day} that it has arrived.").format(
                day=day(held.acknowledge_by)
            )
        )
        return [text.label(waits), late, text.body(arrived)]

    def _links(self, held: Reconsideration) -> list[QWidget]:
        desk, made = self.page.context.desk, []
        kind = "acknowledgement" if held.is_open else "reconsideration"
        if held.state is not AskedState.DROPPED:
            place = Place("documents", held.case, f"{kind}/{held.id}")
            words = _("The letter that it has arrived …") if held.is_open else _("The letter …")
            made.append(link(words, partial(self.page.context.go, place)))
        if held.is_open and desk.offers("reconsideration.add", held.case):
            made.append(link(_("Add a file …"), self.add_file))
        if held.is_open and desk.offers("reconsideration.drop", held.case):
            made.append(link(_("The family takes it back …"), self.drop))
        return list(made)

    def acts(self) -> tuple[Act, ...]:
        """What can be done, for the page's header."""
        seen, desk = self._seen, self.page.context.desk
        if seen is None or seen.notice is None:
            return ()
        held, notice = seen.asked, seen.notice
        if held is None:
            may = notice.counts and notice.ground is None
            if may and desk.offers("reconsideration.ask", notice.case):
                return (Act(_("The family asks to look again …"), self.ask, icon="edit"),)
            return ()
        if held.is_open and seen.may_answer:
            why = _("You did not decide it: look at it, and answer with reasons.")
            return (Act(_("Answer the family …"), self.answer, why, "check", "Ctrl+Return"),)
        return ()

    def ask(self) -> None:
        """Writes down what the family asks."""
        seen, desk, id_ = self._seen, self.page.context.desk, uuid4()
        if seen is None or seen.notice is None:
            return
        notice = seen.notice.id
        told = dialogs.ask_asking(self.page, desk.today())
        if told is not None:
            work = lambda: reconsideration.ask(desk, notice, told, id_)  # noqa: E731
            self.page.act(work, self._done, self._refused)

    def answer(self) -> None:
        """Answers it."""
        seen, desk = self._seen, self.page.context.desk
        if seen is None or seen.notice is None or seen.asked is None:
            return
        told = dialogs.ask_answer(self.page, seen.notice)
        if told is not None:
            self._on_copy(seen.asked, lambda copy: reconsideration.answer(desk, copy, *told))

    def add_file(self) -> None:
        """Adds an attached file."""
        seen, desk = self._seen, self.page.context.desk
        if seen is None or seen.asked is None:
            return
        held = seen.asked

        def show(files: tuple[tuple[Any, str], ...]) -> None:
            offered = tuple(Choice(id_, what) for id_, what in files if id_ not in held.evidence)
            if not offered:
                self.page.context.warn(_("Attach the file on the page Documents first."))
                return
            chosen: Any = dialogs.ask_file(self.page, offered)
            if chosen is not None:
                self._on_copy(held, lambda copy: reconsideration.add_evidence(desk, copy, chosen))

        self.page.run(lambda: agreement.scans(desk, held.case), show)

    def drop(self) -> None:
        """The family takes its request back."""
        seen, desk = self._seen, self.page.context.desk
        if seen is None or seen.asked is None:
            return
        reason = dialogs.ask_drop(self.page)
        if isinstance(reason, str):
            self._on_copy(seen.asked, lambda copy: reconsideration.drop(desk, copy, reason))

    def _on_copy(self, held: Reconsideration, verb: Any) -> None:
        act_on(
            self.page, self.page.context, held, verb, by(said), self._done, self._refused
        )  # fmt: skip

    def _done(self, _kept: object) -> None:
        self.page.context.notify(_("Kept"))
        self.page.open(self.page.place)

    def _refused(self, found: tuple[Any, ...]) -> None:
        self.banner.say(" ".join(map(finding, found)), Tone.BAD)


def _new_decision(held: Reconsideration) -> str:
    """What the answer means for the agreement: it goes on, and another one needs a decision."""
    if held.outcome is Outcome.VARIED:
        return _(
            "{sum} a year is paid under the agreement that is signed. A new agreement about it "
            "needs a new decision: cost the plan anew and put it to whoever decides."
        ).format(sum=money(held.annual))
    return _(
        "What was paid before goes on under the agreement that is signed. Anything lower needs a "
        "new decision and a new notice."
    )


def _outcome(held: Reconsideration) -> str:
    on = day(held.answered_on) if held.answered_on else ""
    if held.state is AskedState.DROPPED:
        return _("The family took it back on {day}").format(day=on)
    words = _(OUTCOMES[held.outcome.value]) if held.outcome else ""
    if held.outcome is Outcome.VARIED:
        words += " · " + _("{sum} a year").format(sum=money(held.annual))
    return _("{answer}, {day}, by {name}").format(answer=words, day=on, name=held.answered_by_name)


def said() -> Said:
    """How two copies of a request are said: by what goes on after it is asked."""
    names = {
        "evidence": _("Files that are looked at"),
        "acknowledged_on": _("Told that it has arrived"),
        "outcome": _("Answer"),
        "reasons": _("Reasons"),
    }

    def words(_path: tuple[str, ...], value: Any) -> str:
        if isinstance(value, tuple):
            count = len(value)
            return ngettext("{count} file", "{count} files", count).format(count=count)
        if isinstance(value, Outcome):
            return _(OUTCOMES[value.value])
        return day(value) if hasattr(value, "year") else str(value or "")

    return Said(tuple(names), lambda path: names[path[0]], words)

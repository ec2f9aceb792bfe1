"""The page of a notice: what changes, when, and what protects the family until then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from ras_desktop.domain.caseload import Whose
from ras_desktop.domain.finding import Findings
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.notice import Ground
from ras_desktop.domain.notice_given import Notice, NoticeState
from ras_desktop.gui.as_seen import act_on, by
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs import notice as dialogs
from ras_desktop.gui.notice.again import Again
from ras_desktop.gui.notice.told import Days, Help, Said, history, word_of
from ras_desktop.gui.notice.writing import Writing, said
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.place import Place
from ras_desktop.gui.two_copies import Said as TwoSaid
from ras_desktop.gui.two_copies import TwoCopies
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.card import Card, Empty
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.icon import Badge, Icon
from ras_desktop.gui.widgets.layout import column, empty, holding, row, scrolling, show_if
from ras_desktop.services import notice, today
from ras_desktop.services.desk import Desk
from ras_desktop.services.open_notice import OpenNotice
from ras_desktop.wording import N_, _, finding, money
from ras_desktop.wording.notice import STATES

_TONES = {
    "draft": (Tone.WARN, "edit"),
    "given": (Tone.NOTE, "clock"),
    "ended": (Tone.PLAIN, "ended"),
    "withdrawn": (Tone.GOOD, "undo"),
}


class NoticePage(Page):
    """One notice: written need by need, given with its letter, then its clock."""

    TITLE = N_("What changes, when, and what protects the family until then?")
    ICON = "notice"
    OF_CASE = True

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._open: OpenNotice | None = None
        self._draft: Notice | None = None
        self.header = Header(self.title())
        self.badge = Badge("")
        self.banner = Banner()
        self.nothing = Empty("notice", "", "")
        self.days = Days()
        self.missing = Card(_("Before the letter can go"))
        self.writing = Writing(self, self._edited)
        self.two: TwoCopies[Notice] = TwoCopies(
            self, context, "notice", self._typed, self._keep, said, self._took
        )
        self.drafts = self.two.keeper
        self.drafts.kept.connect(self._look_again)
        self.said = Said()
        self.help = Help()
        self.again = Again(self, self.banner)
        self.earlier = Card(_("Earlier notices"))
        inside = column(
            row(self.badge, None), self.header, self.banner, self.writing.form.summary,
            self.nothing, self.days.whole, self.days.steps, self.missing, *self.writing.cards,
            self.drafts.label, self.again, self.help, self.said, self.earlier, None,
            gap=2, margin=3,
        )  # fmt: skip
        self.setLayout(column(scrolling(holding(inside), widest=110)))
        self.take_keys("Ctrl+Return", "Ctrl+E", "Ctrl+D")
        self._hide()

    def _hide(self) -> None:
        for each in (
            self.badge, self.nothing, self.days.whole, self.days.steps, self.missing, self.help,
            *self.writing.cards, self.writing.form.summary, self.drafts.label, self.said,
            self.again, self.earlier,
        ):  # fmt: skip
            each.hide()

    @staticmethod
    def sample(desk: Desk) -> Place | None:
        """For pictures: a notice about which the family has asked, else one that runs."""
        waits = {each.code: each.case for each in today.read(desk, Whose.ALL).matters}
        case = waits.get("due.reconsideration") or waits.get("due.notice_help")
        return Place("notice", case) if case else None

    # Opening

    def open(self, place: Place) -> None:
        """The notice of a case, or what would be one."""
        case = place.case
        assert case is not None
        if self.drafts.waiting and self._draft is not None and self._draft.case == case:
            return
        self.run(lambda: notice.open_(self.context.desk, case), self._show, key="open")

    def refresh(self, changed: object) -> None:
        """A decision, an agreement, a letter: all of it may stand on this page."""
        kinds = ("notice", "reconsideration", "agreement", "panel", "decision", "document")
        if concerns(changed, *kinds, case=self.place.case) and not self.drafts.waiting:
            self.open(self.place)

    def keep(self) -> None:
        """Keeps what is typed."""
        self.drafts.now()

    def _show(self, seen: OpenNotice) -> None:
        self._open = seen
        held = seen.notice
        self._hide()
        draft = held is not None and held.state is NoticeState.DRAFT
        self._draft = held if draft else None
        if held is None:
            self._show_nothing(seen)
        else:
            self._show_held(seen, held)
        self._show_earlier(seen)
        self.header.offer(self.acts(), shown=3)
        self.greet(self.header.take_focus)

    def _show_nothing(self, seen: OpenNotice) -> None:
        self.nothing.show()
        if seen.lower is not None:
            self.nothing.heading.setText(_("A lower amount was decided"))
            words = _(
                "{sum} a year. It takes effect only after a notice, and not before three months."
            ).format(sum=money(seen.lower.approved))
        elif seen.agreement is not None:
            self.nothing.heading.setText(_("Nothing is to be lowered"))
            words = _("{sum} a year is in force. Only a notice can lower it.").format(
                sum=money(seen.agreement.annual)
            )
        else:
            self.nothing.heading.setText(_("Nothing is in force"))
            words = _("A notice lowers what a signed agreement pays. There is none yet.")
        self.nothing.words.setText(words)

    def _show_held(self, seen: OpenNotice, held: Notice) -> None:
        word = word_of(held, seen.today)
        self.badge.say(_(STATES[word]), *_TONES[word])
        self.badge.show()
        self.days.show_open(seen)
        if self._draft is not None:
            self.writing.load(held)
            self.two.begin(held)
            for each in (*self.writing.cards, self.drafts.label):
                each.show()
            self._show_missing(seen.missing)
        self.said.show_notice(held)
        self.again.show_open(seen)
        self.help.show_open(seen)

    def _show_missing(self, found: Findings) -> None:
        empty(self.missing.body)
        show_if(self.missing, self._draft is not None)
        if not found:
            words = _("Nothing is missing: the letter can go.")
            lines = [("good", words)]
        else:
            lines = [("warn", finding(each)) for each in found]
        for shape, words in lines:
            line = row(Icon(shape, shape), gap=1.5)
            line.addWidget(text.body(words), 1)
            self.missing.body.addWidget(holding(line))

    def _show_earlier(self, seen: OpenNotice) -> None:
        empty(self.earlier.body)
        show_if(self.earlier, bool(seen.earlier))
        for each in seen.earlier:
            self.earlier.body.addWidget(text.body(history(each)))

    # What can be done

    def acts(self) -> tuple[Act, ...]:
        """The next act first, with why; what the role may not do is not offered."""
        seen, desk, case = self._open, self.context.desk, self.place.case
        if seen is None:
            return ()
        held, found = seen.notice, []
        if self._draft is not None and desk.offers("document.issue", case):
            why = _("Issuing it gives notice: from then on its days run.")
            words = _("Give notice: the letter …")
            found.append(Act(words, self.letter, why, "print", "Ctrl+Return"))
        elif held is not None and held.given is not None and held.given.clock is not None:
            found.append(Act(_("Look at the letter"), self.letter, icon="document", keys="Ctrl+D"))
        if held is not None and held.counts and desk.offers("notice.help", case):
            why = _("So that what was found is tried before the money is less.")
            act = Act(_("Write down help …"), self.write_help, why, "phone", "Ctrl+E")
            found.insert(0 if seen.help_since else len(found), act)
        if self._draft is None and seen.lower is not None and desk.offers("notice.start", case):
            why = _("A lower amount was decided and waits for a notice.")
            found.insert(0, Act(_("Begin the notice"), self.begin, why, "notice", "Ctrl+Return"))
        if self._draft is not None and desk.offers("notice.drop", case):
            found.append(Act(_("Remove this draft"), self.drop))
        if held is not None and held.counts and desk.offers("notice.withdraw", case):
            found.append(Act(_("Take the notice back …"), self.withdraw, icon="undo"))
        asked = self.again.acts() if held is not None else ()
        found = [*asked, *found] if seen.may_answer else [*found, *asked]
        if seen.agreement is not None and desk.offers("notice.without", case):
            found.append(Act(_("End without a notice …"), self.without))
        return tuple(found)

    def begin(self) -> None:
        """Begins the notice of the lower decision."""
        desk, case, id_ = self.context.desk, self.place.case, uuid4()
        if case is not None:
            self._write(lambda: notice.start(desk, case, id_))

    def letter(self) -> None:
        """On to the papers, where it is looked at and issued; what is missing is said first."""
        held = self._open.notice if self._open else None
        if held is None:
            return
        place = Place("documents", held.case, f"{DocumentKind.NOTICE.value}/{held.id}")
        if self._draft is None:
            self.context.go(place)
            return
        if found := self.writing.faults():
            self.writing.show_findings(found)
            return
        desk, typed = self.context.desk, self._typed()
        self.drafts.drop()

        def work() -> Findings:
            return notice.check(desk, self.two.keep(typed).id)

        self.run(work, lambda found: self._checked(found, place), self.two.stale)

    def _checked(self, found: Findings, place: Place) -> None:
        self._show_missing(found)
        if found:
            self.writing.show_findings(found)
        else:
            self.context.go(place)

    def drop(self) -> None:
        """Removes the draft."""
        held = self._draft
        if held is None:
            return
        self.drafts.drop()
        seen = replace(held, version=self.two.version)
        desk = self.context.desk
        words = _("The draft is removed")
        self._on_copy(seen, lambda copy: notice.drop(desk, copy), words, said)

    def write_help(self) -> None:
        """Writes down what was done to help."""
        held, desk = self._open.notice if self._open else None, self.context.desk
        if held is None:
            return
        told = dialogs.ask_help(self, desk.today())
        if told is not None:
            words, on = told
            self._on_copy(
                held, lambda copy: notice.help_family(desk, copy, words, on), _("Written down")
            )

    def withdraw(self) -> None:
        """Takes the notice back."""
        held, desk = self._open.notice if self._open else None, self.context.desk
        if held is None:
            return
        reason = dialogs.ask_withdrawal(self)
        if reason is not None:
            words = _("The notice is taken back: the full amount goes on.")
            self._on_copy(held, lambda copy: notice.withdraw(desk, copy, reason), words)

    def without(self) -> None:
        """Ends what is paid on a ground that needs no notice."""
        desk, case, id_ = self.context.desk, self.place.case, uuid4()
        told: tuple[Ground, date, str] | None = dialogs.ask_without(self, desk.today())
        if told is not None and case is not None:
            self._write(lambda: notice.without(desk, case, *told, id_))

    def _on_copy(
        self,
        seen: Notice,
        verb: Callable[[Notice], Any],
        words: str,
        compare: Callable[[], TwoSaid] | None = None,
    ) -> None:
        def done(_kept: object) -> None:
            self.context.notify(words)
            self.open(self.place)

        act_on(self, self.context, seen, verb, by(compare or _acts_said), done, self._refused)

    def _write(self, work: Callable[[], Any]) -> None:
        self.banner.clear()
        self.act(work, lambda _kept: self.open(self.place), self._refused)

    def _refused(self, found: Findings) -> None:
        self.banner.say(" ".join(map(finding, found)), Tone.BAD)

    # Typing

    def _edited(self) -> None:
        if self._draft is not None:
            self.drafts.touch()

    def _keep(self, typed: Notice) -> Any:
        return notice.keep(self.context.desk, typed)

    def _typed(self) -> Notice:
        return self.writing.typed()

    def _look_again(self) -> None:
        """What is still missing, once the draft was kept."""
        held, desk = self._draft, self.context.desk
        if held is not None:
            self.run(lambda: notice.check(desk, held.id), self._show_missing, key="missing")

    def _took(self, chosen: Notice) -> None:
        """Of two copies one was chosen, or it was finished meanwhile."""
        if self._draft is not None and chosen.id == self._draft.id:
            self._draft = chosen
            self.writing.load(chosen)
        self.open(self.place)


def _acts_said() -> TwoSaid:
    """How two copies of a given notice are said: by what goes on after it is given."""
    names = {"helped": _("Help to find what takes its place"), "withdrawn": _("Taken back")}

    def words(_path: tuple[str, ...], value: Any) -> str:
        if isinstance(value, tuple):
            return "\n".join(each.words for each in value)
        return str(value or "")

    return TwoSaid(tuple(names), lambda path: names[path[0]], words)


PAGE = NoticePage

"""What comes when, and why this sum? A family's payments: to come, paid, paused."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.account import Account
from ras_desktop.domain.finding import Finding, errors
from ras_desktop.domain.money import ZERO, total
from ras_desktop.domain.paid import LESSENS, Paid, PaidKind, purse, undone
from ras_desktop.domain.pause import Paused, PauseState
from ras_desktop.domain.request import Strand
from ras_desktop.domain.share import Share
from ras_desktop.gui import money_words, two_copies
from ras_desktop.gui.as_seen import act_on, by
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.context import Context
from ras_desktop.gui.dialogs import payment as dialogs
from ras_desktop.gui.models.records import Align, Column, Status
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.payments.back import keep_look
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button, link
from ras_desktop.gui.widgets.card import Card, Empty, Tile
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import Flow, column, empty, holding, scrolling, show_if
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.services import payment_back, payment_case
from ras_desktop.services.payment_case import Coming, OnCase
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import N_, _, day, finding, money, short_day, step
from ras_desktop.wording.payment import KINDS_OF_ENTRY, PAUSES
from ras_desktop.wording.plan import WAYS
from ras_desktop.wording.request import STRANDS


class PaymentPage(Page):
    """The payments of one case."""

    TITLE = N_("What comes when, and why this sum?")
    ICON = "payment"
    OF_CASE = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._told: OnCase | None = None
        self._unkept: dict[Any, Any] = {}  # what was typed and not kept, by what it is about
        self.header = Header(self.title())
        self.nothing = Empty(
            "payment",
            _("Nothing is paid yet"),
            _("Payments follow from a signed agreement: what comes when is shown here."),
            link(_("See the agreement"), self._to_agreement),
        )
        self._tiles = Flow(gap=2)
        self.tiles = holding(self._tiles)
        self.gate = Card(_("What stands against paying?"))
        self.coming = self._make_coming()
        self.paid = self._make_paid()
        self.pauses = Card(
            _("Pauses"), _("A pause has a reason, an end, and a manager who has agreed to it.")
        )
        self._pauses = column(gap=2)
        self.pause_button = button(_("Pause payments …"), self.ask_pause, icon="pause")
        self.pauses.body.addLayout(self._pauses)
        self.pauses.body.addWidget(holding(Flow(self.pause_button)))
        self.shares = Card(_("Who bears the shares of health and education?"))
        self._parts = (
            self.nothing, self.tiles, self.gate, self.coming, self.paid, self.pauses, self.shares,
        )  # fmt: skip
        inside = column(self.header, *self._parts, None, gap=2, margin=3)
        self.setLayout(column(scrolling(holding(inside), widest=130)))
        for each in self._parts:
            show_if(each, False)

    def _make_coming(self) -> Card:
        card = Card(_("What comes?"), _("Choose a payment to see how its sum is made."))
        self.coming_table = RecordTable(_("Payments to come"), _coming_columns(), counts=False)
        self.coming_table.columns_button.hide()
        self.coming_table.setMinimumHeight(space(26))
        self.coming_table.picked.connect(self._explain)
        self.why = text.body()
        self.before_button = button(_("Paid before this program …"), self.before)
        for each in (self.coming_table, self.why, holding(Flow(self.before_button))):
            card.body.addWidget(each)
        return card

    def _make_paid(self) -> Card:
        card = Card(_("What was paid, and what came back?"))
        self.paid_table = RecordTable(_("Payments"), _paid_columns(self._standing, self._whose))
        self.paid_table.columns_button.hide()
        self.paid_table.setMinimumHeight(space(26))
        self.paid_table.picked.connect(self._offer_of)
        self._of_entry = Flow(gap=1)
        self.entry_acts = holding(self._of_entry)
        self.back_button = button(_("Money given back …"), self.give_back)
        for each in (self.paid_table, self.entry_acts, holding(Flow(self.back_button))):
            card.body.addWidget(each)
        return card

    # The contract of a page

    def open(self, place: Place) -> None:
        """Shows what a family is paid."""
        desk, case = self.context.desk, _case(place)
        self.run(lambda: payment_case.of_case(desk, case), self._show, key="payment")

    def refresh(self, changed: object) -> None:
        """Something was paid, paused, signed or decided."""
        kinds = ("payment", "agreement", "account", "notice", "panel", "family")
        if concerns(changed, *kinds, case=self.place.case):
            self.open(self.place)

    def acts(self) -> tuple[Act, ...]:
        """What can be done here."""
        told, desk = self._told, self.context.desk
        if told is None or not (told.coming or told.entries):
            return ()
        found = []
        if desk.offers("payment.pause", told.case.id) and told.coming:
            found.append(Act(_("Pause payments …"), self.ask_pause))
        if desk.offers("payment.paid_back", told.case.id) and told.entries:
            found.append(Act(_("Money given back …"), self.give_back))
        if desk.offers("payment.before", told.case.id) and told.unpaid:
            found.append(Act(_("Paid before this program …"), self.before))
        return tuple(found)

    # What is shown

    def _show(self, told: OnCase) -> None:
        self._told = told
        some = bool(told.coming or told.entries)
        show_if(self.nothing, not some)
        for each in (self.tiles, self.coming, self.paid, self.pauses):
            show_if(each, some)
        show_if(self.paid, bool(told.entries))
        self.header.say(self.title(), _terms(told) if some else "")
        offered = {each.words for each in self.acts()}
        show_if(self.pause_button, self.pause_button.text() in offered)
        show_if(self.before_button, self.before_button.text() in offered)
        show_if(self.back_button, self.back_button.text() in offered)
        self.coming_table.set_rows(told.coming)
        self.paid_table.set_rows(told.entries)
        self._explain(told.coming[0] if told.coming else None)
        self._offer_of(None)
        self._show_tiles(told)
        self._show_gate(told)
        self._show_pauses(told)
        self._show_shares(told)
        self.greet(self.header.take_focus)

    def _show_tiles(self, told: OnCase) -> None:
        empty(self._tiles)
        first = told.coming[0] if told.coming else None
        self._tile(
            _("Comes next"),
            money(first.amount) if first else "–",
            day(first.on) if first else _("Nothing is due in the next year"),
        )
        came = total(e.amount for e in told.entries if e.kind is PaidKind.PAYMENT)
        back = total(e.amount for e in told.entries if e.kind in LESSENS)
        words = _("{sum} came back").format(sum=money(back)) if back else _("so far")
        self._tile(_("Paid"), money(came - back), words)
        if told.overpaid:
            self._tile(
                _("Paid too much"), money(told.overpaid), _("taken off what comes"), Tone.WARN
            )

    def _tile(self, name: str, figure: str, under: str, tone: Tone = Tone.PLAIN) -> None:
        made = Tile(name, figure, under)
        made.show_figure(figure, under, tone)
        self._tiles.addWidget(made)
        made.show()

    def _show_gate(self, told: OnCase) -> None:
        empty(self.gate.body)
        found = [each for each in errors(told.gate) if each.code != "start.early"]
        if told.unknown:
            found.append(Finding("payment.no_term"))
        for each in found:
            self.gate.body.addWidget(text.body(finding(each)))
        if found:
            self.gate.body.addWidget(link(_("See the agreement"), self._to_agreement))
        show_if(self.gate, bool(found) and bool(told.coming or told.entries))

    def _explain(self, coming: Coming | None) -> None:
        show_if(self.why, coming is not None)
        if coming is None:
            return
        said = []
        for part in coming.parts:
            name = self._told.names.get(part.payee_no) if self._told else None
            of = [_(STRANDS[part.strand.value]), _(WAYS[part.way.value]), *([name] if name else [])]
            head = f"{', '.join(of)}: {money(part.amount)}"
            steps = [step(each) for each in part.steps]
            if part.off:
                steps.append(_("Less {sum} that was paid too much before.").format(
                    sum=money(part.off)))  # fmt: skip
            if part.more:
                steps.append(_("And {sum} that was paid too little before.").format(
                    sum=money(part.more)))  # fmt: skip
            said.append("\n".join((head, *steps)))
        self.why.setText("\n\n".join(said))

    def _show_pauses(self, told: OnCase) -> None:
        empty(self._pauses)
        for each in told.pauses:
            said = [text.label(_pause_head(each)), text.body(each.reason)]
            if each.looked_on:
                words = _("{name} on {day}: {words}").format(
                    name=each.looked_by_name, day=short_day(each.looked_on), words=each.look
                )
                said.append(text.quiet(words))
            if each.resumed_on:
                words = _("Paid again from {day}: {words}").format(
                    day=short_day(each.resumed_on), words=each.resumed_reason
                )
                said.append(text.quiet(words))
            acts = holding(Flow(*self._pause_acts(each)))
            self._pauses.addWidget(holding(column(*said, acts, gap=0.5)))

    def _pause_acts(self, held: Paused) -> list[QWidget]:
        desk, made = self.context.desk, []
        offered = (
            ("payment.answer_pause", _("Agree …"), partial(self.answer, held, True)),
            ("payment.answer_pause", _("Do not agree …"), partial(self.answer, held, False)),
            ("payment.drop_pause", _("Take it back"), partial(self.drop_pause, held)),
            ("payment.resume", _("Pay again earlier …"), partial(self.resume, held)),
        )
        over = held.state is PauseState.AGREED and (
            held.resumed_on is not None or (self._told is not None and held.last < self._told.today)
        )
        for verb, words, do in offered:
            own = held.by == desk.actor.id
            if not over and desk.why_not(verb, held.state.value, held.case, own) is None:
                made.append(button(words, do))
        return list(made)

    def _show_shares(self, told: OnCase) -> None:
        empty(self.shares.body)
        show_if(self.shares, bool(told.streams_shared))
        may = self.context.desk.offers("payment.share", told.case.id)
        for strand in told.streams_shared:
            held = next((each for each in told.shares if each.strand is strand), None)
            words = _share_words(held) if held else _("Nobody has written this down yet.")
            act = button(_("Write down …"), partial(self.bear, strand, held))
            self.shares.body.addWidget(
                holding(
                    column(
                        text.label(_(STRANDS[strand.value])),
                        text.body(words),
                        holding(Flow(act)),
                        gap=0.5,
                    )
                )
            )
            show_if(act, may)

    def _whose(self, entry: Paid) -> str:
        """The payee of an entry, as the agreement names them now."""
        payees = self._told.agreement.payees if self._told else ()
        return next((e.payee.name for e in payees if e.number == entry.payee_no), "")

    def _standing(self, entry: Paid) -> Status:
        kind = _(KINDS_OF_ENTRY[entry.kind.value])
        told = self._told
        if entry.kind is PaidKind.PAYMENT:
            gone = told is not None and entry.id in undone(told.entries)
            return Status(_("Came back") if gone else kind, Tone.WARN if gone else Tone.GOOD)
        if entry.kind is PaidKind.RETURNED and entry.looked_on is None:
            return Status(_("Came back: to be looked at"), Tone.BAD)
        return Status(kind, Tone.NOTE)

    def _offer_of(self, entry: Paid | None) -> None:
        empty(self._of_entry)
        told = self._told
        if entry is None or told is None:
            return
        offered: list[tuple[str, str, Any]] = []
        if entry.kind is PaidKind.PAYMENT and entry.id not in undone(told.entries):
            offered = [
                ("payment.returned", _("The bank sent it back …"), partial(self.back, entry)),
                ("payment.reverse", _("Reverse it …"), partial(self.reverse, entry)),
            ]
        elif entry.kind is PaidKind.RETURNED and entry.looked_on is None:
            offered = [("payment.look", _("I have looked at it …"), partial(self.look, entry))]
        for verb, words, do in offered:
            if self.context.desk.offers(verb, told.case.id):
                made = button(words, do)
                self._of_entry.addWidget(made)
                made.show()

    # Acts

    def ask_pause(self, typed: dialogs.Days | None = None) -> None:
        """Asks for a pause."""
        told, desk = self._told, self.context.desk
        if told is None:
            return
        asked = dialogs.ask_pause(self, told.today, told.pause_weeks, typed)
        if asked is not None:
            case, days = told.case.id, (asked[0], asked[1])
            self._write(
                lambda: payment_case.ask_pause(desk, case, days, asked[2]),
                _("A manager is asked to agree"),
            )

    def answer(self, held: Paused, agree: bool) -> None:
        """A manager agrees, or does not."""
        desk = self.context.desk
        question = _("What did you look at, so that nothing is paid?") if agree else _(
            "Why do payments go on?")  # fmt: skip
        words = _("{first} to {last}: {reason}").format(
            first=day(held.first), last=day(held.last), reason=held.reason
        )
        yes = _("Agree to the pause") if agree else _("Do not agree")
        what = ("answer", held.id)
        begun = self._unkept.get(what, "")
        said = dialogs.ask_words(
            self, question, words, yes, _("In your words"), "pause.look", begun
        )  # fmt: skip
        if said is not None:
            done = _("Nothing is paid in these days") if agree else _("Payments go on")
            self._unkept[what] = said
            self._on_pause(
                held, lambda copy: payment_case.answer_pause(desk, copy, agree, said), done, what
            )

    def drop_pause(self, held: Paused) -> None:
        """Takes back what was asked."""
        desk = self.context.desk
        self._on_pause(held, lambda copy: payment_case.drop_pause(desk, copy), _("Taken back"))

    def resume(self, held: Paused) -> None:
        """Payments go on earlier."""
        desk, yes = self.context.desk, _("Pay again")
        what = ("resume", held.id)
        on, why = self._unkept.get(what, (max(held.first, desk.today()), ""))
        asked = dialogs.ask_day_and_reason(
            self, _("From which day is it paid again?"), "", yes, on, why
        )  # fmt: skip
        if asked is not None:
            self._unkept[what] = asked
            self._on_pause(
                held, lambda copy: payment_case.resume(desk, copy, *asked),
                _("It is paid again"), what,
            )  # fmt: skip

    def _on_pause(self, held: Paused, verb: Any, words: str, what: Any = None) -> None:
        """An act on a pause as it was seen; `what`: where it stands what was typed for it."""

        def done(_kept: object) -> None:
            self._unkept.pop(what, None)
            self._say_done(words)

        act_on(self, self.context, held, verb, by(money_words.pause), done, self._refused)

    def bear(self, strand: Strand, held: Share | None) -> None:
        """Writes down who bears a strand."""
        told, desk = self._told, self.context.desk
        if told is None:
            return
        fresh = held or Share(
            uuid4(), told.case.id, strand, "", "", told.today, "", True, desk.actor.id, ""
        )
        begun, before = self._unkept.get((told.case.id, strand), (fresh, fresh))
        begun, before = replace(begun, id=fresh.id), replace(before, id=fresh.id)
        asked = dialogs.ask_share(self, begun)
        if asked is not None:
            self._keep_share(asked, before)

    def _keep_share(self, asked: Share, before: Share) -> None:
        """Keeps who bears a strand. Where somebody else has kept another, one is made of both."""
        desk, of = self.context.desk, (asked.case, asked.strand)
        self._unkept[of] = (asked, before)

        def done(_kept: object) -> None:
            self._unkept.pop(of, None)
            self._say_done(_("Written down"))

        def stale(fault: BaseException) -> None:
            assert isinstance(fault, StaleCopy)
            theirs = fault.theirs
            if theirs is None:
                self.context.failed(fault)
                return
            chosen = two_copies.choose(self, asked, theirs, before, money_words.share())
            if chosen is not None:
                self._keep_share(chosen, theirs)

        self.act(lambda: payment_case.save_share(desk, asked), done, self._refused, stale)

    def back(self, entry: Paid) -> None:
        """The bank sent a payment back."""
        desk = self.context.desk
        words = _("The sum is due again once somebody has looked at it.")
        asked = dialogs.ask_day_and_reason(
            self, _("When did {sum} come back, and why?").format(sum=money(entry.amount)),
            words, _("It came back"), desk.today(),
        )  # fmt: skip
        if asked is not None:
            self._write(lambda: payment_back.returned(desk, entry.id, *asked), _("It came back"))

    def reverse(self, entry: Paid) -> None:
        """A wrong payment was recalled."""
        desk = self.context.desk
        words = _("A reversal is an entry of its own. What was due is due again.")
        asked = dialogs.ask_day_and_reason(
            self, _("Why is {sum} reversed?").format(sum=money(entry.amount)), words,
            _("Reverse it"), desk.today(),
        )  # fmt: skip
        if asked is not None:
            self._write(lambda: payment_back.reverse(desk, entry.id, *asked), _("Reversed"))

    def look(self, entry: Paid) -> None:
        """Says what was done about a payment that came back."""
        begun = self._unkept.get(entry.id, "")
        said = dialogs.ask_words(
            self, _("What was done about it?"), entry.reason, _("Keep it"), _("In your words"),
            "paid.look", begun,
        )  # fmt: skip
        if said is None:
            return
        self._unkept[entry.id] = said

        def done(_kept: object) -> None:
            self._unkept.pop(entry.id, None)
            self._say_done(_("It is due with the next run"))

        keep_look(self, entry, said, done, self._refused)

    def before(self) -> None:
        """Writes down what was paid with another program, so that no run pays it again."""
        told, desk = self._told, self.context.desk
        asked = dialogs.ask_before(self, told.unpaid, told.names, told.today) if told else None
        if told is None or asked is None:
            return
        strand, way, number = asked.purse
        self._write(
            lambda: payment_back.before(
                desk, told.case.id, (strand, way), asked.amount, asked.until, payee_no=number
            ),
            _("Written down"),
        )

    def give_back(self) -> None:
        """Writes down what a family gave back."""
        told, desk = self._told, self.context.desk
        if told is None:
            return
        purses = tuple(dict.fromkeys(purse(each) for each in told.entries))
        asked = dialogs.ask_back(self, purses, told.names, told.today, told.overpaid or ZERO)
        if asked is not None:
            self._write(
                lambda: payment_back.paid_back(
                    desk, told.case.id, asked.key, asked.amount, asked.on, asked.reason,
                    unspent=asked.unspent, payee_no=asked.payee_no,
                ),
                _("Written down"),
            )  # fmt: skip

    def _write(self, work: Any, words: str) -> None:
        """Writes down what is new."""
        self.act(work, lambda _kept: self._say_done(words), self._refused)

    def _say_done(self, words: str) -> None:
        self.context.notify(words)
        self.open(self.place)

    def _refused(self, found: tuple[Finding, ...]) -> None:
        """Says why not; what was typed is there again when it is asked for anew."""
        self.context.warn(" ".join(finding(each) for each in found))

    def _to_agreement(self) -> None:
        self.context.go(Place("agreement", self.place.case))


def _case(place: Place) -> UUID:
    assert place.case is not None  # a page of a case is opened with one
    return place.case


def _terms(told: OnCase) -> str:
    """What is paid a year now, to whom."""
    if not told.package:
        return _("Nothing is in force today.")
    sums = [
        f"{money(sum_)} ({_(STRANDS[key[0].value])}, {_(WAYS[key[1].value])})"
        for key, sum_ in told.package.items()
    ]
    said = _("{sums} a year").format(sums=" + ".join(sums))
    if told.names:
        held = told.agreement.payees
        each = (f"{e.payee.name} {money(e.annual)}{_into(e.account)}" for e in held if e.annual)
        return f"{said} · {'; '.join(each)}"
    return f"{said}{_into(told.account)}"


def _into(account: Account | None) -> str:
    return f" · {account.masked}" if account else ""


def _pause_head(held: Paused) -> str:
    days = _("{first} to {last}").format(first=day(held.first), last=day(held.last))
    if held.resumed_on is not None and held.ends < held.first:
        days = _("{days} (did not begin)").format(days=days)
    return f"{days} · {_(PAUSES[held.state.value])}"


def _share_words(held: Share) -> str:
    said = _("{agency}, agreed by {who} on {day}; {monitor} looks at its use.").format(
        agency=held.agency, who=held.agreed_by, day=day(held.agreed_on), monitor=held.monitored_by
    )
    if held.recharged:
        return " ".join((said, _("What is paid is charged back.")))
    return said


def _coming_columns() -> tuple[Column, ...]:
    return (
        Column("on", _("Comes on"), weight=14, sorts=False),
        Column("amount", _("Sum"), weight=14, align=Align.RIGHT, sorts=False),
        Column("days", _("For"), weight=26, shown=_for_days, sorts=False),
        Column("of", _("Of"), weight=26, shown=_of, sorts=False, rank=1),
    )


def _for_days(coming: Coming) -> str:
    first = min(each.first for each in coming.parts)
    last = max(each.last for each in coming.parts)
    return _("{first} to {last}").format(first=short_day(first), last=short_day(last))


def _of(coming: Coming) -> str:
    return ", ".join(dict.fromkeys(_(STRANDS[each.strand.value]) for each in coming.parts))


def _paid_columns(standing: Any, whose: Any) -> tuple[Column, ...]:
    return (
        Column("on", _("Day"), weight=17, sorts=False),
        Column("kind", _("What"), weight=24, shown=standing, sorts=False),
        Column("amount", _("Sum"), weight=14, align=Align.RIGHT, sorts=False),
        Column("strand", _("Of"), weight=16, sorts=False, rank=1,
               shown=lambda each: _(STRANDS[each.strand.value])),
        Column("payee_no", _("To whom"), weight=22, sorts=False, rank=3, shown=whose),
        Column("reason", _("Why"), weight=20, sorts=False, rank=1,
               shown=lambda each: each.looked or each.reason),
        Column("by_name", _("By"), weight=18, sorts=False, rank=2),
    )  # fmt: skip


PAGE = PaymentPage

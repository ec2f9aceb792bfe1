"""What is known already, beside the fields of a review: the money, the amount, what stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.case_review import CaseReview
from ras_desktop.domain.money import ZERO
from ras_desktop.domain.reviewing import Late, ReviewForm
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.fact_list import FactList
from ras_desktop.gui.widgets.icon import Badge
from ras_desktop.gui.widgets.layout import column, holding, row
from ras_desktop.services.open_review import MoneyUsed, OpenReview
from ras_desktop.wording import _, day, money, ngettext, number, step
from ras_desktop.wording.review import ENOUGH, KINDS, LATE, RESULTS, USED


def of_money(used: MoneyUsed | None) -> QWidget | None:
    """What the account tells: each support, what lies there, what is not sorted yet."""
    if used is None or used.year is None:
        return None
    # Without a statement nobody knows what was spent: "£0.00 spent" would be a wrong word.
    known = used.balance is not None
    said_of = (
        _("{spent} spent of {planned} planned by now") if known else _("{planned} planned by now")
    )
    facts = [
        (
            each.support.what,
            said_of.format(spent=money(each.spent), planned=money(each.planned)),
        )
        for each in used.parts
    ]
    if used.balance is not None and used.balance_on is not None:
        words = _("{sum} on {day}").format(sum=money(used.balance), day=day(used.balance_on))
        facts.append((_("In the account"), words))
    if used.unsorted != ZERO:
        facts.append((_("Spent and not sorted yet"), money(used.unsorted)))
    shown = FactList()
    shown.show_facts(facts)
    said = [text.quiet(step(each)) for each in (used.held.steps if used.held else ())]
    source = _("From the bank statements since {day}").format(day=day(used.year))
    if used.balance is None:
        source = _("No bank statement has been taken in: ask the family how it was used.")
    return holding(column(text.quiet(source), shown, *said, gap=1))


class Stands(Card):
    """The short form: what stands as it was before, and the way to go through it all."""

    def __init__(self, whole: Callable[[], object]) -> None:
        self.open = link(_("Go through it all"), whole)
        super().__init__(_("This stands as before"), "", self.open)
        self.facts = FactList()
        self.body.addWidget(self.facts)

    def show_form(self, form: ReviewForm, annual: str) -> None:
        """What the short form says, in one look."""
        facts = [
            (each.aim, _("{score} of 10, as before").format(score=each.score))
            if each.score == each.before
            else (each.aim, _("{score} of 10").format(score=each.score))
            for each in form.progress
        ]
        if form.used is not None:
            facts.append((_("How the money was used"), _(USED[form.used.value])))
        if form.enough is not None:
            facts.append((_("Is it enough?"), _(ENOUGH[form.enough.value])))
        if form.appropriate is not None:
            words = _("Yes") if form.appropriate else _("No")
            facts.append((_("Is it still the right support?"), words))
        if form.result is not None:
            facts.append((_("Agreed"), f"{_(RESULTS[form.result.value])}: {annual}"))
        self.facts.show_facts(facts)


class Clock(Card):
    """When the next one is, and how that day came about."""

    def __init__(self) -> None:
        super().__init__(_("The next review"))

    def show_due(self, at: OpenReview) -> None:
        """Day, lateness, steps. Nothing where nothing is due."""
        self.clear()
        if at.due is None:
            self.hide()
            return
        late = (at.today - at.due.on).days
        if late > 0:
            words = ngettext("{count} day late", "{count} days late", late)
            badge = Badge(words, Tone.BAD, "clock")
        elif late > -31:
            ahead = ngettext("in {count} day", "in {count} days", -late) if late else _("today")
            badge = Badge(ahead, Tone.WARN, "calendar")
        else:
            badge = Badge(_("not yet"), Tone.PLAIN, "calendar")
        head = f"{_(KINDS[at.due.kind.value])}, {day(at.due.on)}"
        self.body.addWidget(holding(column(text.label(head), row(badge, None), gap=0.5)))
        for each in at.due.steps:
            self.body.addWidget(text.quiet(step(each)))
        self.show()

    def clear(self) -> None:
        """Takes everything away."""
        from ras_desktop.gui.widgets.layout import empty

        empty(self.body)


class Earlier(Card):
    """The reviews that were held: day, kind, result, how late and why."""

    def __init__(self, opened: Callable[[CaseReview], object]) -> None:
        super().__init__(_("Reviews so far"))
        self._opened = opened

    def show_reviews(self, reviews: Sequence[CaseReview], now: CaseReview | None) -> None:
        """All that are sealed; those set aside say so."""
        from ras_desktop.gui.widgets.layout import empty

        empty(self.body)
        sealed = [each for each in reviews if each.sealed is not None and each.on is not None]
        for each in sorted(sealed, key=lambda one: (one.on, one.id.int), reverse=True):
            self.body.addWidget(self._line(each, now is not None and each.id == now.id))
        self.setVisible(bool(sealed))

    def _line(self, each: CaseReview, here: bool) -> QWidget:
        assert each.on is not None
        assert each.sealed is not None
        name = f"{day(each.on)}: {_(KINDS[each.kind.value])}"
        head: QWidget = text.label(name) if here else link(name, lambda: self._opened(each))
        badges = [Badge(_(RESULTS[each.form.result.value]))] if each.form.result else []
        if each.aside is not None:
            badges = [Badge(_("Set aside"), Tone.WARN, "warn")]
        elif each.sealed.late:
            words = ngettext("{count} day late", "{count} days late", each.sealed.late)
            badges.append(Badge(words, Tone.WARN, "clock"))
        line = row(head, *badges, None, gap=1.5)
        under = []
        if each.sealed.late and each.form.late is not None:
            under.append(_(LATE[Late(each.form.late).value]))
        if each.aside is not None:
            words = _("Set aside by {name}: {reason}")
            under.append(words.format(name=each.aside.by_name, reason=each.aside.reason))
        scores = [each_.score for each_ in each.form.progress if each_.score is not None]
        if scores:
            middle = round(Decimal(sum(scores)) / len(scores), 1)
            under.append(_("outcomes at {score} of 10").format(score=number(middle)))
        return holding(column(line, *[text.quiet(" · ".join(under))] if under else [], gap=0.25))

"""What comes next with an agreement: the acts of its page, the next one first and why."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ras_desktop.domain.agreement import Agreement, AgreementState, Signer, unsigned
from ras_desktop.gui.agreement.said import sentence
from ras_desktop.gui.pages.page import Act
from ras_desktop.gui.place import Place
from ras_desktop.services.open_agreement import OpenAgreement
from ras_desktop.wording import _, ngettext
from ras_desktop.wording.agreement import TURNS

if TYPE_CHECKING:
    from ras_desktop.gui.pages.agreement import AgreementPage


def acts(page: AgreementPage, seen: OpenAgreement | None) -> tuple[Act, ...]:
    """The next act first, with why; what the role may not do is not offered."""
    desk, case = page.context.desk, page.place.case
    if seen is None:
        return ()
    if seen.agreement is None:
        if seen.why_not is not None or not desk.offers("agreement.start", case):
            return ()
        why = _("It begins with what was decided.")
        return (Act(_("Begin the agreement"), page.begin, why, keys="Ctrl+Return"),)
    found = [*_next_acts(page, seen, seen.agreement), *_after_acts(page, seen)]
    found.append(Act(_("Look at it on paper"), page.paper, icon="document", keys="Ctrl+D"))
    if seen.agreement.state is AgreementState.DRAFT and desk.offers("agreement.drop", case):
        found.append(Act(_("Remove this draft"), page.drop))
    if seen.agreement.state is AgreementState.READY and desk.offers("agreement.again", case):
        found.append(Act(_("Back to a draft"), page.again))
    if seen.agreement.state is AgreementState.SIGNED and desk.offers("agreement.end", case):
        found.append(Act(_("End it …"), page.end))
    if seen.agreement.state is AgreementState.ENDED and desk.offers("closing.read", case):
        last = Place("closing", case)
        found.append(Act(_("The last account"), lambda: page.context.go(last), icon="spending"))
    return tuple(found)


def _after_acts(page: AgreementPage, seen: OpenAgreement) -> list[Act]:
    """Something else was decided since: an agreement about it, or first its notice."""
    desk, case = page.context.desk, page.place.case
    if seen.follows and desk.offers("agreement.start", case):
        why = _("Something else was decided since this one was signed.")
        return [Act(_("Begin the next agreement"), page.begin, why, "agreement")]
    if seen.why_not is not None and seen.why_not.code == "agreement.needs_notice":
        place = Place("notice", case)
        why = sentence(seen.why_not)
        return [Act(_("On to the notice"), lambda: page.context.go(place), why, "notice")]
    return []


def _next_acts(page: AgreementPage, seen: OpenAgreement, held: Agreement) -> list[Act]:
    desk, case = page.context.desk, page.place.case
    if held.state is AgreementState.DRAFT and desk.offers("agreement.save", case):
        return _draft_acts(page, seen)
    if held.state is AgreementState.READY and desk.offers("agreement.sign", case):
        turn = unsigned(held)[0]
        why = _(TURNS[turn.signer.value])
        if held.beside and turn.signer is not Signer.COUNCIL:
            why = _("{name} signs next.").format(name=held.payee_of(turn.payee_no).name)
        return [Act(_("Take a signature …"), page.sign, why, keys="Ctrl+Return")]
    if held.state is not AgreementState.SIGNED or not held.paid:
        return []
    waiting = next((each for each in seen.payees if each.accounts.waiting), None)
    if waiting is not None and desk.offers("account.confirm", case):
        confirm = partial(page.confirm_account, waiting.number)
        why = _("A second person types the numbers from the bank’s paper.")
        return [Act(_("Confirm the account …"), confirm, why, keys="Ctrl+Return")]
    without = next((e for e in seen.payees if e.account is None and e.annual), None)
    if without is not None and desk.offers("account.enter", case):
        enter = partial(page.enter_account, without.number)
        why = _("Nothing is paid before an account is entered and confirmed.")
        return [Act(_("Enter the account …"), enter, why, keys="Ctrl+Return")]
    return []


def _draft_acts(page: AgreementPage, seen: OpenAgreement) -> list[Act]:
    unasked = [each for each in seen.missing if each.where.startswith("checks/")]
    others = [each for each in seen.missing if not each.where.startswith("checks/")]
    change = Act(_("Change what is agreed …"), page.change, keys="Ctrl+E")
    ask = Act(_("Answer the questions …"), page.ask, keys="Ctrl+Shift+Q")
    approver = [each for each in others if each.code == "agreement.relative.approver"]
    if others and others != approver:
        why = sentence(others[0])
        return [replace(change, why=why, keys="Ctrl+Return"), ask]
    if unasked:
        words = ngettext(
            "{count} question about the payee is open.",
            "{count} questions about the payee are open.",
            len(unasked),
        )
        return [replace(ask, why=words, keys="Ctrl+Return"), change]
    if approver:
        why = sentence(approver[0])
        if page.context.desk.offers("agreement.relative", page.place.case):
            return [Act(_("Approve it"), page.approve, why, keys="Ctrl+Return"), change]
        return [replace(change, why=why, keys="Ctrl+Return"), ask]
    why = _("Nothing is missing. From then on its text stands still.")
    ready = Act(_("Make it ready to sign"), page.ready, why, keys="Ctrl+Return")
    return [ready, change, ask]

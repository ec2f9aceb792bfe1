"""Through the page, from the panel to how the money is used (`stale_sites`)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication

from ras_desktop.domain.agreement import Signer
from ras_desktop.domain.employer import EmployerCheck, EmployerItem
from ras_desktop.domain.money import ZERO
from ras_desktop.domain.notice import Ground
from ras_desktop.domain.payee import Evidence
from ras_desktop.gui.agreement import money_to, questions, signing, terms
from ras_desktop.gui.dialogs import attach as attaching
from ras_desktop.gui.dialogs import panel as panel_dialogs
from ras_desktop.gui.dialogs import proposal as proposal_dialogs
from ras_desktop.gui.pages import decision, meetings
from ras_desktop.gui.pages import monitoring as monitoring_pages
from ras_desktop.gui.pages.agreement import AgreementPage
from ras_desktop.gui.pages.documents import DocumentsPage
from ras_desktop.gui.pages.panel import PanelPage
from ras_desktop.gui.panel import meeting_acts
from ras_desktop.gui.place import Place
from ras_desktop.services import attachment
from tests.gui.family_helpers import type_into
from tests.gui.stale_sites import Rig, site
from tests.helpers.agreed import DETAILS, STARTS, on_screen
from tests.helpers.stale import Trial
from tests.helpers.stale_panel import DAY

# ---------------------------------------------------------------- the agreement


def _agreement(rig: Rig, trial: Trial, desk: Any = None) -> Any:
    return rig.at(AgreementPage, Place("agreement", trial.case), desk)


@site("agreement.keep")
def agreement_keep(rig, trial):
    rig.says(terms, "ask", lambda _page, held, *_more: replace(held, help_to_manage="Mine"))
    return _agreement(rig, trial).change


@site("agreement.drop")
def agreement_drop(rig, trial):
    return _agreement(rig, trial).drop


@site("agreement.answer")
def agreement_answer(rig, trial):
    rig.says(questions, "ask", questions.Told({"identity": False}, Evidence.MEETING))
    return _agreement(rig, trial).ask


@site("agreement.approve_relative")
def agreement_approve_relative(rig, trial):
    return _agreement(rig, trial, rig.other).approve


@site("agreement.set_employer")
def agreement_set_employer(rig, trial):
    item = EmployerCheck(EmployerItem.DBS, STARTS.replace(day=3))
    rig.says(money_to, "ask_item", item)
    page = _agreement(rig, trial)
    return lambda: page.set_item(EmployerItem.DBS)


@site("agreement.ready")
def agreement_ready(rig, trial):
    return _agreement(rig, trial).ready


@site("agreement.again")
def agreement_again(rig, trial):
    return _agreement(rig, trial).again


@site("agreement.sign")
def agreement_sign(rig, trial):
    rig.says(signing, "ask", (on_screen(rig.desk, Signer.PAYEE, "Nadia"), None))
    return _agreement(rig, trial).sign


@site("agreement.end")
def agreement_end(rig, trial):
    rig.says(money_to, "ask_end", (STARTS, "She moved", Ground.MOVED_AWAY))
    return _agreement(rig, trial).end


@site("account.confirm")
def account_confirm(rig, trial):
    rig.notes["same"] = True  # only whose it is has changed: nothing that somebody could choose
    rig.says(money_to, "ask_account", (DETAILS, ""))
    page = _agreement(rig, trial, rig.other)
    return page.confirm_account


@site("attachment.remove")
def attachment_remove(rig, trial):
    rig.notes["same"] = True
    rig.says(attaching, "ask_why", "Another family's")
    held = attachment.of_case(rig.desk, trial.case)[0]
    page = rig.at(DocumentsPage, Place("documents", trial.case, f"attached/{held.id}"), rig.other)
    return page.take_out


# ---------------------------------------------------------------- the panel


def _panel(rig: Rig, trial: Trial) -> Any:
    return rig.at(PanelPage, Place("panel", trial.read().case))


@site("panel.answer")
def panel_answer(rig, trial):
    rig.says(panel_dialogs, "ask_answer", ("Mine", DAY))
    return _panel(rig, trial).write_answer


@site("panel.withdraw")
def panel_withdraw(rig, trial):
    rig.says(panel_dialogs, "ask_why_back", "Costed anew")
    return _panel(rig, trial).take_back


def _soon(*acts: Any) -> None:
    """Each in turn; what a page puts off until nobody types is done."""
    for act in acts:
        act()
        QApplication.processEvents()


def _decision(rig: Rig, trial: Trial) -> Any:
    draft = trial.read()
    rig.notes["look"] = True
    rig.says(decision, "confirm", True)
    return rig.at(decision.DecisionPage, Place("decision", draft.case, str(draft.put)))


@site("panel_decision.keep")
def decision_keep(rig, trial):
    page = _decision(rig, trial)
    type_into(page.form.field("dissent").box, "Mine")
    return lambda: _soon(page.drafts.touch, page.keep)


@site("panel_decision.seal")
def decision_seal(rig, trial):
    page = _decision(rig, trial)
    return lambda: _soon(page.keep, page.seal)


@site("panel_decision.seal_correction")
def decision_seal_correction(rig, trial):
    page = _decision(rig, trial)
    return lambda: _soon(page.keep, page.seal)


def _meeting(rig: Rig, trial: Trial) -> Any:
    place = Place("meetings", None, str(trial.read().id))
    return rig.at(meetings.MeetingsPage, place).one


@site("panel_meeting.save")
def meeting_save(rig, trial):
    one = _meeting(rig, trial)
    type_into(one.form.field("place").line, "Room 1")
    rig.notes["look"] = True
    return lambda: _soon(one.drafts.touch, one.drafts.now)


@site("panel_meeting.papers_sent")
def meeting_papers(rig, trial):
    rig.says(meeting_acts, "ask_day", rig.desk.today())
    return partial(meeting_acts.papers_sent, _meeting(rig, trial))


@site("panel_meeting.hold")
def meeting_hold(rig, trial):
    rig.desk.clock.set(rig.desk.clock().replace(day=30))
    rig.says(meeting_acts.dialogs, "ask_over", "Two cases were put off")
    return partial(meeting_acts.hold, _meeting(rig, trial))


@site("panel_meeting.cancel")
def meeting_cancel(rig, trial):
    rig.says(meeting_acts, "confirm", True)
    return partial(meeting_acts.cancel, _meeting(rig, trial))


# ---------------------------------------------------------------- how the money is used


def _proposals(rig: Rig, trial: Trial) -> Any:
    page = rig.at(monitoring_pages.MonitoringPage, Place("monitoring", trial.read().case))
    return page.proposals


@site("proposal.answer")
def proposal_answer(rig, trial):
    rig.says(proposal_dialogs, "ask_answer", ("Mine", DAY))
    held, card = trial.read(), _proposals(rig, trial)
    return lambda: card.answer(held)


@site("proposal.decide")
def proposal_decide(rig, trial):
    rig.says(proposal_dialogs, "ask_decision", (ZERO, "Nothing"))
    held, card = trial.read(), _proposals(rig, trial)
    return lambda: card.decide(held)


@site("proposal.withdraw")
def proposal_withdraw(rig, trial):
    rig.says(proposal_dialogs, "ask_withdrawal", "Mistaken")
    held, card = trial.read(), _proposals(rig, trial)
    return lambda: card.withdraw(held)

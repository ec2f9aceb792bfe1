"""Through the page: runs, pauses, shares and what came back (`stale_sites`)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from ras_desktop.domain.request import Strand
from ras_desktop.gui.dialogs import payment as dialogs
from ras_desktop.gui.pages.payment import PaymentPage
from ras_desktop.gui.pages.runs import RunsPage
from ras_desktop.gui.payments import one
from ras_desktop.gui.place import Place
from ras_desktop.services import payment, payment_back, payment_case
from tests.gui.family_helpers import type_into
from tests.gui.stale_sites import Rig, site
from tests.helpers.stale import Trial
from tests.helpers.stale_payment import DAY

# ---------------------------------------------------------------- a run


def _run(rig: Rig, trial: Trial, desk: Any = None) -> Any:
    return rig.at(RunsPage, Place("runs", None, str(trial.read().id)), desk).one


@site("payment.review")
def run_review(rig, trial):
    return _run(rig, trial).review


@site("payment.drop")
def run_drop(rig, trial):
    return _run(rig, trial).drop


@site("payment.seal")
def run_seal(rig, trial):
    """Looked through once more meanwhile: it is shown anew, and sealed from there."""

    def theirs() -> object:
        rig.desk.clock.set(rig.desk.clock() + timedelta(minutes=5))
        return payment.review(rig.desk, trial.read())

    trial.theirs = theirs
    rig.notes["look"] = True
    rig.says(one, "confirm", True)
    return _run(rig, trial, rig.other).seal


@site("payment.set_")
def run_setting(rig, trial):
    how = rig.at(RunsPage, Place("runs")).list.how
    type_into(how.form.field(Strand.SEN.value).line, "S2")
    return how.keep


# ---------------------------------------------------------------- one family's payments


def _payment(rig: Rig, trial: Trial, desk: Any = None) -> Any:
    return rig.at(PaymentPage, Place("payment", trial.case), desk)


@site("payment_case.answer_pause")
def pause_answer(rig, trial):
    """Another manager has answered: both are seen, what was answered stands."""
    rig.says(dialogs, "ask_words", "Mine")
    rig.notes["refused"] = True
    trial.theirs = lambda: payment_case.answer_pause(rig.desk, trial.read(), False, "Theirs")
    return partial(_payment(rig, trial, rig.other).answer, trial.read(), True)


@site("payment_case.drop_pause")
def pause_drop(rig, trial):
    rig.notes["refused"] = True  # it was answered: what nobody has answered is taken back
    trial.theirs = lambda: payment_case.answer_pause(rig.other, trial.read(), True, "Theirs")
    return partial(_payment(rig, trial).drop_pause, trial.read())


@site("payment_case.resume")
def pause_resume(rig, trial):
    """It was ended earlier already, on another day."""
    rig.says(dialogs, "ask_day_and_reason", (DAY, "Mine"))
    trial.theirs = lambda: payment_case.resume(
        rig.other, trial.read(), DAY + timedelta(7), "Theirs"
    )
    return partial(_payment(rig, trial).resume, trial.read())


@site("payment_case.save_share")
def share_save(rig, trial):
    rig.says(dialogs, "ask_share", lambda _page, begun: replace(begun, agency="Mine"))
    held = trial.read()
    return partial(_payment(rig, trial).bear, held.strand, held)


@site("payment_back.look_at")
def back_look(rig, trial):
    """What somebody has said of it stands: both are seen, mine is there when it is asked anew."""
    rig.says(dialogs, "ask_words", "Mine")
    rig.notes["refused"] = True
    trial.theirs = lambda: payment_back.look_at(rig.other, trial.read(), "Theirs")
    return partial(_payment(rig, trial).look, trial.read())

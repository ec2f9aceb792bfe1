"""Through the page: the last account, and new rates for everybody (`stale_sites`)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from ras_desktop.domain.money import Money
from ras_desktop.gui.pages import closing, uplift
from ras_desktop.gui.place import Place
from ras_desktop.services import closing_account
from tests.gui.stale_sites import Rig, site
from tests.helpers.stale import Trial

# ---------------------------------------------------------------- the last account


def _closing(rig: Rig, trial: Trial) -> Any:
    return rig.at(closing.ClosingPage, Place("closing", trial.case))


def _whole(rig: Rig, sum_: Money) -> dict[str, Any]:
    today = rig.desk.today()
    return {"balance": sum_, "balance_on": today, "returned": sum_, "return_by": today}


@site("closing_account.save")
def closing_save(rig, trial):
    page = _closing(rig, trial)
    page.form.field("balance").load(Money(200))
    return page.save


@site("closing_account.settle")
def closing_settle(rig, trial):
    """Another sum was kept meanwhile: it is shown anew, and settled from there."""
    closing_account.save(rig.other, replace(trial.read(), **_whole(rig, Money(100))))
    trial.theirs = lambda: closing_account.save(
        rig.other, replace(trial.read(), **_whole(rig, Money(300)))
    )
    rig.says(closing, "confirm", True)
    rig.notes["look"] = True
    return _closing(rig, trial).settle


@site("closing_account.withdraw")
def closing_withdraw(rig, trial):
    return _closing(rig, trial).withdraw


@site("closing_account.come_back")
def closing_come_back(rig, trial):
    rig.notes["refused"] = True  # it came once: what was written down stands
    today = rig.desk.today()
    trial.theirs = lambda: closing_account.come_back(rig.other, trial.read(), today, "Seen")
    rig.says(closing, "ask_day", today)
    return _closing(rig, trial).come_back


# ---------------------------------------------------------------- new rates


def _rates(rig: Rig, trial: Trial) -> Any:
    return rig.at(uplift.UpliftPage, Place("uplift", None, str(trial.read().id)))


@site("uplift.save")
def rates_save(rig, trial):
    rig.says(uplift.dialogs, "ask_rates", lambda _page, held, _today: replace(held, title="Mine"))
    return partial(_rates(rig, trial).make, trial.read())


@site("uplift.approve")
def rates_approve(rig, trial):
    """Nobody is reached by these rates: it is said after both were seen."""
    rig.says(uplift, "confirm", True)
    rig.notes.update(look=True, refused=True)
    return _rates(rig, trial).approve


@site("uplift.withdraw")
def rates_withdraw(rig, trial):
    return _rates(rig, trial).withdraw

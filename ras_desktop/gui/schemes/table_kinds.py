"""The kinds of tables: what they are called, and a new one of each."""

from __future__ import annotations

from decimal import Decimal

from ras_desktop.domain.period import Period
from ras_desktop.domain.table import (
    AgeBase,
    Band,
    Bands,
    BaseWeight,
    Blocks,
    HoursBand,
    HoursTable,
    Knot,
    Line,
    Menu,
    Outside,
    Paid,
    Percentile,
    PerPoint,
    Read,
    Reckoner,
    Table,
    WeightBand,
)
from ras_desktop.wording import N_, _

KINDS: dict[type, str] = {
    Bands: N_("Bands: each gives a sum, or up to a sum"),
    PerPoint: N_("A price for each point"),
    Line: N_("Straight lines between points"),
    Percentile: N_("Percentiles of past costs"),
    HoursTable: N_("Bands of hours × a dated rate"),
    BaseWeight: N_("A base by age × a weight"),
    Blocks: N_("Blocks of need, added up"),
    Reckoner: N_("A ready reckoner: hours × unit cost"),
    Menu: N_("A menu to choose from"),
}


def called(table: Table) -> str:
    """What a table's kind is called."""
    return _(KINDS[type(table)])


def blank_table(kind: type, name: str) -> Table:
    """A new table of a kind, with a first row to write over."""
    nought, ten = Decimal(0), Decimal(10)
    ends = (name, Outside.NONE, Outside.CAP)
    made: dict[type, Table] = {
        Bands: Bands(*ends, (Band(nought, ten, "", nought),)),
        PerPoint: PerPoint(name, nought, nought, Paid.ABOVE),
        Line: Line(*ends, (Knot(nought, nought), Knot(ten, nought))),
        Percentile: Percentile(*ends, Read.STEPS, (Knot(nought, nought, ten),)),
        HoursTable: HoursTable(*ends, Period.WEEK, (HoursBand(nought, ten, nought),)),
        BaseWeight: BaseWeight(
            name,
            (AgeBase(0, 17, nought),),
            Outside.NONE,
            Outside.CAP,
            (WeightBand(nought, ten, Decimal(1)),),
        ),
        Blocks: Blocks(name, ()),
        Reckoner: Reckoner(name, ()),
        Menu: Menu(name, nought, Outside.NONE, 1, ()),
    }
    return made[kind]

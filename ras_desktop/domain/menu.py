"""A menu: enough points, and the family chooses; each option has its own sum and instalments."""

from __future__ import annotations

from fractions import Fraction

from ras_desktop.domain.budget import Offered
from ras_desktop.domain.finding import Finding
from ras_desktop.domain.money import Money
from ras_desktop.domain.sums import evaluate
from ras_desktop.domain.table import Menu, MenuOption
from ras_desktop.domain.working import NOTHING, Working


def _not_open(working: Working, name: str, option: MenuOption | None) -> Finding:
    """Why something that was chosen does not count."""
    if option is None or option.first is None:
        return Finding("allocation.option_unknown", "chosen", {"option": name})
    values: dict[str, object] = {
        "option": option.title,
        "needed": option.first,
        "points": working.points,
    }
    return Finding("allocation.option_not_open", "chosen", values)


def menu(
    working: Working, table: Menu, chosen: tuple[str, ...]
) -> tuple[Fraction | None, tuple[Offered, ...]]:
    """The sum of what was chosen (None while the family has still to choose), and the options.

    Choices that are not open at these points, or too many of them, are findings and do not count.
    """
    open_ = [each for each in table.options if each.first is None or working.points >= each.first]
    names = {each.id for each in open_}
    known = {each.id: each for each in table.options}
    for each in chosen:
        if each not in names:
            working.findings.append(_not_open(working, each, known.get(each)))
    picked = [each.id for each in open_ if each.id in chosen]
    if len(picked) > table.choose:
        values = {"chosen": len(picked), "choose": table.choose}
        working.findings.append(Finding("allocation.too_many_chosen", "chosen", values))
        picked = []
    if not picked:
        return None, _choose(working, table, open_)
    value = NOTHING
    offered: list[Offered] = []
    for option in open_:
        if option.id in picked:
            sum_, each_offer = _offer(working, option, chosen=True)
            working.change("line", option.id, option.title, value, value + sum_)
            value += sum_
            offered.append(each_offer)
    return value, tuple(offered)


def _choose(working: Working, table: Menu, open_: list[MenuOption]) -> tuple[Offered, ...]:
    titles = tuple(each.title for each in open_)
    working.step("table.menu_choose", points=working.points, choose=table.choose, options=titles)
    return tuple(_offer(working, each, chosen=False)[1] for each in open_)


def _offer(working: Working, option: MenuOption, *, chosen: bool) -> tuple[Fraction, Offered]:
    value = evaluate(working, option.title, option.sum)
    amount = working.show(value)
    parts: tuple[Money, ...] = ()
    if option.instalments > 1 and isinstance(amount, Money):
        parts = amount.share(option.instalments)
        working.step("table.instalments", title=option.title, number=len(parts), parts=parts)
    return value, Offered(option.id, option.title, amount, parts, chosen)

"""What is arranged at an age, as facts: the same on the screen and in the hand-over pack."""

from __future__ import annotations

from ras_desktop.domain import arrangement as rules
from ras_desktop.domain.arrangement import Arrangement
from ras_desktop.domain.money import Money
from ras_desktop.wording.growing import WHATS
from ras_desktop.wording.speak import _, day, money, plain, short_day


def facts(held: Arrangement, paid: Money) -> list[tuple[str, str]]:
    """Name and value of everything that an arrangement says. `paid`: as money a year now."""
    said = [
        (_("Arranged"), _(WHATS[held.what.value])),
        (_("From"), day(held.since)),
        (_("Share"), _share(held, paid)),
        (_("Adult support a year"), money(held.amount) if held.amount else ""),
        (_("Who"), held.who),
        (_("Capacity"), _capacity(held)),
        (_("Can manage it"), "" if held.able is None else plain(held.able)),
        (_("Fresh consent"), day(held.consent_on) if held.consent_on else ""),
        (_("In words"), held.words),
        (
            _("Decided"),
            _("{who}, {day}").format(who=held.decided_by, day=short_day(held.decided_on)),
        ),
        (_("Written down by"), held.by_name),
    ]
    return [(name, value) for name, value in said if value]


def _share(held: Arrangement, paid: Money) -> str:
    if held.share is None:
        return ""
    share = plain(rules.percent(held.share))
    if not paid:
        return f"{share} %"
    own, rest = rules.split(paid, held.share)
    words = _("{share} %: {own} of {whole} a year, {rest} as it is now")
    return words.format(share=share, own=money(own), whole=money(paid), rest=money(rest))


def _capacity(held: Arrangement) -> str:
    if held.capacity is None or held.capacity_on is None:
        return ""
    words = _("{answer}, looked at by {name} on {day}")
    return words.format(
        answer=plain(held.capacity), name=held.capacity_by, day=short_day(held.capacity_on)
    )

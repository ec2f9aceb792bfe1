"""The gate before a paper leaves: every way in which it must not go."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from ras_desktop.domain.recipient import (
    Confirmation,
    Means,
    Place,
    Recipient,
    Source,
    check_confirmation,
    gate,
    last,
    same_place,
    told,
)

TODAY = date(2026, 11, 23)
HOME = ("4 Weavers Row", "Exampleton", "EX2 4QT")
OTHER_HOME = ("12 Mill Lane", "Wath", "S63 7AB")
NADIA = Recipient("Nadia Quarrington", HOME, who=UUID(int=1), responsible=True)
TOMAS = Recipient("Tomas Quarrington", OTHER_HOME, who=UUID(int=2), responsible=True, warned=True)
CLOSED = Recipient("Kit Vane", OTHER_HOME, who=UUID(int=3), no_papers=True)
KNOWN = (NADIA, TOMAS, CLOSED)


def seen(to: Recipient, on: date = TODAY, address: tuple[str, ...] | None = None) -> Confirmation:
    at = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
    where = to.address if address is None else address
    return Confirmation(
        uuid4(), UUID(int=9), to.who, to.name, where, Source.TOLD, uuid4(), "Sam Hale", at, on
    )


def codes(to: Recipient, *confirmed: Confirmation, known=KNOWN) -> list[str]:
    return [each.code for each in gate(to, known, confirmed, TODAY, 6)]


def by(means: Means | None, to: Recipient) -> Recipient:
    return replace(to, means=means)


@pytest.mark.parametrize(
    ("to", "confirmed", "expected"),
    [
        (Recipient("  ", means=Means.HAND), (), ["issued.for_whom.missing"]),
        (NADIA, (), ["recipient.means"]),
        (by(Means.HAND, NADIA), (), []),
        (by(Means.HAND, CLOSED), (), ["recipient.no_papers"]),
        (by(Means.POST, CLOSED), (seen(CLOSED),), ["recipient.no_papers"]),
        (Recipient("kit VANE", means=Means.HAND), (), ["recipient.no_papers"]),
        (Recipient("X", who=UUID(int=77), means=Means.HAND), (), ["recipient.gone"]),
        (by(Means.POST, NADIA), (), ["recipient.not_confirmed"]),
        (by(Means.POST, NADIA), (seen(NADIA),), []),
        (by(Means.POST, NADIA), (seen(TOMAS),), ["recipient.not_confirmed"]),
        (by(Means.POST, NADIA), (seen(NADIA, address=OTHER_HOME),), ["recipient.changed"]),
        (by(Means.POST, NADIA), (seen(NADIA, date(2026, 5, 23)),), []),
        (by(Means.POST, NADIA), (seen(NADIA, date(2026, 5, 22)),), ["recipient.old"]),
        (by(Means.POST, replace(NADIA, address=())), (), ["recipient.address_missing"]),
        (by(Means.POST, replace(NADIA, address=OTHER_HOME)), (seen(NADIA),),
         ["recipient.other_address"]),
        (Recipient("Iris Vale", ("2 Court St",), means=Means.POST), (),
         ["recipient.not_confirmed"]),
    ],
)  # fmt: skip
def test_a_paper_goes_only_past_every_check(to, confirmed, expected) -> None:
    assert codes(to, *confirmed) == expected


def test_somebody_else_is_known_by_name_once_looked_at() -> None:
    iris = Recipient("Iris Vale", ("2 Court Street",), means=Means.POST)
    assert codes(iris, seen(iris)) == []
    assert codes(replace(iris, name="IRIS VALE"), seen(iris)) == []
    assert codes(replace(iris, address=("3 Court Street",)), seen(iris)) == ["recipient.changed"]


def test_the_last_look_counts() -> None:
    early, late = seen(NADIA, TODAY - timedelta(90)), seen(NADIA, TODAY, OTHER_HOME)
    assert last((late, early), NADIA) == late
    assert codes(by(Means.POST, NADIA), early, late) == ["recipient.changed"]


def test_capitals_commas_and_spaces_make_no_other_address() -> None:
    assert same_place(HOME, ("4, WEAVERS ROW", "exampleton  EX2 4QT"))
    assert not same_place(HOME, OTHER_HOME)


def test_a_paper_that_tells_a_place_is_found_by_house_or_postcode() -> None:
    secret = Place("Amira", HOME)
    assert told("Amira plays at 4 Weavers Row on Mondays", (secret,)) == (secret,)
    assert told("the house in ex2  4qt", (secret,)) == (secret,)
    assert told("She lives in Exampleton", (secret,)) == (), "a town is in many papers"
    assert told("44 Weavers Row", (secret,)) == ()
    assert told("4 Weavers Row", (secret,), own=HOME) == (), "one's own is no secret"
    assert told("4 Weavers Row", ()) == ()


def test_a_look_names_somebody_and_an_address() -> None:
    assert check_confirmation(seen(NADIA)) == ()
    found = check_confirmation(seen(Recipient(" ")))
    assert [each.code for each in found] == [
        "issued.for_whom.missing",
        "recipient.address_missing",
    ]

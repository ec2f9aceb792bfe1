"""Invented families for tests of services: added through the services themselves."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from ras_desktop.domain.address import Address
from ras_desktop.domain.family import Case, Child
from ras_desktop.domain.request import Request
from ras_desktop.services import family
from ras_desktop.services.desk import Desk

BORN = date(2015, 4, 2)
AMY = Child(
    "Amy Rose", "Fenwick", "Roe", BORN, address=Address("1 Hill", "Wath", "S63 7AB", "Wath")
)
HOSTILE = (
    "Robert'); DROP TABLE family_case;--",
    "O’Brien \"Bob\" 'B'",
    "👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 é e\u0301",
    "محمد بن عبد الله \u202eabc\u202c",
    '=HYPERLINK("http://example.org")',
    "%s {0} {name} \\ \\x00 %00 <b>&amp;</b>",
    "line one\nline two\tand a tab",
)


def added(
    desk: Desk, first: str = "Amy", last: str = "Fenwick", born: date | None = BORN, **more: object
) -> Case:
    """A case opened by the person at the desk."""
    child = Child(first, last, born=born, **more)  # type: ignore[arg-type]
    return family.add(desk, family.new_id(), child).value


def asked(
    made_on: date = date(2026, 11, 2), made_by: str = "Jo Fenwick", **more: object
) -> Request:
    """A request that waits."""
    return Request(uuid4(), made_on, made_by, **more)  # type: ignore[arg-type]


def id_() -> UUID:
    """A new identifier."""
    return uuid4()

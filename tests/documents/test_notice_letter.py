"""The notice says what was given, need by need, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

import ras_desktop.wording.all  # noqa: F401
from ras_desktop.documents import notice as paper
from ras_desktop.documents.draw import draw
from ras_desktop.documents.golden import text
from ras_desktop.documents.notice import NoticeSheet
from ras_desktop.domain.agreement import Part
from ras_desktop.domain.letter import LetterKind
from ras_desktop.domain.money import Money
from ras_desktop.domain.notice import How, Need, Rules, clock
from ras_desktop.domain.notice_given import Agreed, Explained, Given, Notice, give
from ras_desktop.domain.payment import Calendar, Rhythm
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from ras_desktop.domain.workday import WorkingDays
from tests.documents.test_decision_letter import sealed
from tests.helpers import papers
from tests.helpers.pdf import text_of

CARE, DIRECT = Strand.SOCIAL_CARE, Way.DIRECT_PAYMENT
NOV_30 = date(2026, 11, 30)
BY = Rules(3, 2, (1, 2), WorkingDays())
NEEDS = (
    Need(
        "Somebody beside her at night",
        "She has slept through since the summer; her mother is no longer woken.",
        "A sensor mat from the equipment store, lent for as long as she needs it.",
        "It rings when she gets up. It was tried for six weeks in October and November.",
    ),
    Need(
        "Friends of her own age",
        "Her school has a club on Saturdays now.",
        "The school’s club, with a place for her from 9 January.",
        "She went twice with her sister and wants to go on.",
    ),
)


def a_notice(how: How = How.HAND, sent: date = NOV_30, **changes: object) -> Notice:
    """Worked case 1, given."""
    told = clock(sent, how, BY, Calendar(Rhythm.FOUR_WEEKLY, date(2026, 4, 6)))
    draft = Notice(
        UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=40),
        (Part(CARE, DIRECT, Money(624_000)),), (Part(CARE, DIRECT, Money(468_000)),),
        Rhythm.FOUR_WEEKLY,
        reasons="Ines sleeps through, and her school has opened a club. Three hours a week of the "
        "assistant are no longer needed for either.", needs=NEEDS,
    )  # fmt: skip
    whole = replace(draft, **changes)  # type: ignore[arg-type]
    given = Given(
        UUID(int=9), "Sam Hale", datetime(2026, 11, 30, 10, tzinfo=UTC), sent, how, "Nadia", told,
        Explained(date(2026, 2, 2), Money(620_000), ("Points of nights: 12.", "Sum: £6,200.00.")),
        Explained(date(2026, 11, 2), Money(460_000), ("Points of nights: 4.", "Sum: £4,600.00.")),
    )  # fmt: skip
    return give(whole, given, whole.wanted or told.starts)


def sheet(notice: Notice | None = None, **changes: object) -> NoticeSheet:
    book = papers.rulebook()
    held = NoticeSheet(
        papers.COUNCIL, papers.ABOUT, notice or a_notice(), sealed(),
        book.letters[LetterKind.NOTICE], book.routes, book.policy, "Nadia Quarrington",
    )  # fmt: skip
    return replace(held, **changes)  # type: ignore[arg-type]


def said(notice: Notice | None = None, **changes: object) -> str:
    return " ".join(text(paper.compose(sheet(notice, **changes))).split())


def test_worked_case_1_with_its_days_and_each_need() -> None:
    words = said()
    for each in (
        "has a personal budget of £6,240.00 a year. From 8 March 2027 it will be £4,680.00 a year",
        "The letter was handed over on 30 November 2026: notice is given on 30 November 2026.",
        "Your notice runs until 28 February 2027.",
        "The panel decided this on 30 November 2026.",
        *(part for need in NEEDS for part in (need.need, need.changed, need.alternative,
                                              need.meets)),
        "within 20 working days",
        "The full amount goes on until you have the answer.",
        "The assessment before, 2 February 2026",
        "Points of nights: 12.",
        "Points of nights: 4.",
        "mbudsman",
    ):  # fmt: skip
        assert each in words, each
    assert "agreed to that in writing" not in words


def test_worked_case_2_says_the_days_of_the_post() -> None:
    words = said(a_notice(How.POST, date(2026, 12, 4)))
    assert "2 working days are allowed for the post: notice is given on 8 December 2026." in words
    assert "From 5 April 2027" in words


def test_a_stop_and_an_earlier_day_have_their_own_words() -> None:
    assert "It will stop: nothing is paid for the time from 8 March 2027" in said(
        a_notice(after=())
    )
    early = a_notice(wanted=date(2027, 1, 11), agreed=Agreed(NOV_30, "Nadia Quarrington"))
    words = said(early)
    assert "because Nadia Quarrington agreed to that in writing on 30 November 2026" in words
    assert "Your notice runs until" not in words


def test_no_letter_of_what_was_not_given() -> None:
    draft = replace(a_notice(), given=None)
    with pytest.raises(ValueError, match="given"):
        paper.compose(sheet(draft))


def test_it_is_drawn_and_reads_back() -> None:
    pdf = draw(paper.compose(sheet()))
    words = " ".join(text_of(pdf).split())
    assert "Somebody beside her at night" in words
    assert draw(paper.compose(sheet())) == pdf

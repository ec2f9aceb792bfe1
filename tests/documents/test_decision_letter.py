"""The decision letter says what was decided, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from ras_desktop.documents import decision as paper
from ras_desktop.documents.decision import DecisionSheet
from ras_desktop.documents.draw import draw
from ras_desktop.documents.golden import text
from ras_desktop.domain.letter import LetterKind
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.needs import AssessedNeed
from ras_desktop.domain.panel import (
    Asked,
    Decision,
    Deferral,
    Forum,
    LineVerdict,
    Question,
    Unmet,
    Verdict,
    seal,
)
from ras_desktop.domain.plan import Way
from ras_desktop.domain.request import Strand
from tests.helpers import papers
from tests.helpers.pdf import text_of

L1, L2, FRIENDS = UUID(int=1), UUID(int=2), UUID(int=22)
QUESTION = Question(
    UUID(int=31),
    UUID(int=32),
    (
        Asked(L1, "Personal assistant", Strand.SOCIAL_CARE, Way.DIRECT_PAYMENT, Money(362_440),
              Decimal(221), "hour"),
        Asked(L2, "Saturday club", Strand.SOCIAL_CARE, Way.NOTIONAL, Money(30_000), Decimal(12),
              "session", (FRIENDS,)),
    ),
    Money(360_000),
    (AssessedNeed(FRIENDS, "Friends of her own age"),),
)  # fmt: skip
OTHER = Decision(
    UUID(int=40), UUID(int=31), UUID(int=32), Forum.MEETING, verdict=Verdict.OTHER_AMOUNT,
    lines=(
        LineVerdict(L1, Money(362_440), Decimal(221)),
        LineVerdict(L2, ZERO, Decimal(0), "Her school opens a club on Saturdays in January"),
    ),
    reasons="She needs somebody beside her to go out at all.",
    conditions="The assistant signs.",
    dissent="One member would have approved the club.",
    meets_needs=False, needs_reason="Until January nobody of her age is near her",
    unmet=(Unmet(FRIENDS, "The school’s club begins in January only"),),
    starts=date(2027, 1, 11),
)  # fmt: skip
AT = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)


def sealed(decision: Decision = OTHER, **changes: object) -> Decision:
    whole = replace(decision, **changes)  # type: ignore[arg-type]
    return seal(whole, QUESTION, (UUID(int=9), "Mara Lind"), AT.date(), AT)


def sheet(decision: Decision | None = None, **changes: object) -> DecisionSheet:
    book = papers.rulebook()
    held = DecisionSheet(
        papers.COUNCIL, papers.ABOUT, decision or sealed(), book.letters[LetterKind.DECISION],
        book.routes, book.policy, date(2026, 12, 1), "Jo Quarrington",
    )  # fmt: skip
    return replace(held, **changes)  # type: ignore[arg-type]


def said(decision: Decision | None = None, **changes: object) -> str:
    return " ".join(text(paper.compose(sheet(decision, **changes))).split())


def test_worked_case_3_says_what_was_decided_to_the_penny() -> None:
    words = said()
    for each in (
        "You asked for £3,924.40 a year. £3,624.40 a year was agreed.",
        "221 hours",
        "£278.80 for every four weeks, 13 times a year",
        "You asked for £300.00, 12 sessions. Her school opens a club on Saturdays in January.",
        "The indicative budget was £3,600.00 a year.",
        "She needs somebody beside her to go out at all.",
        "The assistant signs.",
        "Not all of them. Until January nobody of her age is near her.",
        "Friends of her own age",
        "The school’s club begins in January only.",
        "11 January 2027",
        "mbudsman",
    ):
        assert each in words, each
    assert "One member would have" not in words


def test_each_verdict_has_its_own_letter() -> None:
    plain = (LineVerdict(L1, Money(362_440), Decimal(221)),
             LineVerdict(L2, Money(30_000), Decimal(12)))  # fmt: skip
    yes = sealed(verdict=Verdict.APPROVE, lines=plain, meets_needs=True, unmet=())
    words = said(yes)
    assert "agreed to it as you asked: £3,924.40 a year" in words
    assert "meets the needs that were found" in words
    assert "about £301.88 for every four weeks" in words
    late = Deferral("A quote of the club.", "Sam Hale", date(2026, 12, 14))
    words = said(sealed(verdict=Verdict.DEFER, deferral=late, meets_needs=None, lines=()))
    assert "What is needed: A quote of the club. Sam Hale will bring it by 14 December" in words
    assert "What it is for" not in words
    words = said(sealed(verdict=Verdict.DECLINE, lines=()))
    assert "did not agree to it" in words
    assert "does not say that Amira has no needs" in words


def test_urgent_and_corrected_decisions_say_so() -> None:
    words = said(sealed(forum=Forum.URGENT, interim=Money(120_000)))
    assert "the chair of the panel" in words
    assert "Until the panel has met, £1,200.00 a year is paid." in words
    words = said(sealed(corrects=UUID(int=41), correction="the club was left out"))
    assert "takes the place of an earlier one" in words
    assert "not right: the club was left out." in words


def test_a_draft_has_no_letter() -> None:
    with pytest.raises(ValueError, match="sealed"):
        paper.compose(sheet(OTHER))


def test_the_pdf_says_the_same() -> None:
    words = text_of(draw(paper.compose(sheet(language="Urdu"))))
    assert "£3,624.40 a year was agreed" in words
    assert "letter in Urdu" in words
    assert "Draft" not in words

"""The papers of the first path: golden texts, figures read back, families that strain a page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from ras_desktop import paths, wording
from ras_desktop.documents import (
    allocation,
    assessment,
    blank_plan,
    one_page_plan,
    plan,
    recovery_key,
    request,
)
from ras_desktop.documents.blocks import Block, Box, Document, Heading, Part, Split, Together
from ras_desktop.documents.draw import LARGE_PRINT, draw
from ras_desktop.documents.golden import text
from ras_desktop.domain.budget import Outcome as BudgetOutcome
from ras_desktop.domain.budget_json import budget_json
from ras_desktop.domain.council import Council
from ras_desktop.domain.letter import LetterWhen
from ras_desktop.domain.money import Money
from ras_desktop.domain.plan import Outcome, Pattern, PatternKind, Plan, SupportLine
from ras_desktop.domain.scheme import SchemeKind
from ras_desktop.forms.scheme import read_scheme
from ras_desktop.wording import money
from ras_desktop.wording.headline import headline
from tests.helpers import papers
from tests.helpers.cases import example_scheme

Golden = Callable[[str, str], None]
LONG = "Maximiliana-Theodora Anastasia Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh"
URDU = "فاطمہ زہرا بنت محمد"
SUMS = re.compile(r"£[\d,]+\.\d\d")


def with_name(name: str) -> Any:
    return replace(papers.ABOUT, called=name, full=name, initials="F. Z.")


def longest_plan(outcomes: int = 20) -> Plan:
    """Twenty outcomes, twelve lines, and every text long."""
    words = "We want one steady person who knows how she speaks and what she loves. " * 12
    held = tuple(
        Outcome(
            UUID(int=1000 + number),
            f"Outcome {number}: " + words[:400],
            baseline=number % 11,
            target=10,
            already=words,
            needed=words,
            evidence=words[:200],
            who="Everybody",
        )
        for number in range(outcomes)
    )
    lines = tuple(
        SupportLine(
            UUID(int=2000 + number),
            held[number].id,
            what=f"Support {number} with a long name that goes on",
            provider="A provider with an even longer name, and its branch in the town",
            pattern=Pattern(PatternKind.WEEKLY, Decimal("2.5"), Decimal(6)),
            price_code="pa_weekday",
            gap=words[:300],
        )
        for number in range(12)
    )
    about = dict.fromkeys(papers.PLAN.about, words)
    return replace(
        papers.PLAN,
        about=about,
        outcomes=held,
        lines=lines,
        contingency=words,
        money_managed_by=words,
    )


def example_documents() -> dict[str, Document]:
    scheme = example_scheme()
    return {
        "plan": plan.compose(papers.plan_sheet(agreed=date(2026, 11, 24))),
        "one_page_plan": one_page_plan.compose(papers.plan_sheet()),
        "budget": allocation.compose(papers.budget_sheet()),
        "budget_confirmed": allocation.compose(papers.confirmed_sheet()),
        "refusal": request.compose(papers.refusal_sheet()),
        "blank_form": assessment.compose(papers.COUNCIL, scheme, scheme.form("early")),
        "blank_plan": blank_plan.compose(papers.COUNCIL, papers.rulebook().template),
        "recovery_key": recovery_key.compose(
            papers.COUNCIL, "North", "K3F7Q-AB1CD-EF2GH-JK3LM-NP4QR-ST5VW", papers.DAY
        ),
    }


@pytest.mark.parametrize("name", list(example_documents()))
def test_every_paper_reads_as_it_should(name: str, golden: Golden) -> None:
    golden(f"paper-{name}", text(example_documents()[name]))


@pytest.mark.parametrize("name", list(example_documents()))
def test_every_paper_is_drawn_with_the_initials_and_never_the_full_name_on_top(
    name: str, read: Any
) -> None:
    document = example_documents()[name]
    assert papers.ABOUT.full not in (document.title, document.subtitle, document.footer)
    assert papers.ABOUT.full not in document.header.initials
    back = read(draw(document))
    assert back.pages >= 1
    assert f"Page 1 of {back.pages}" in back.text
    assert all(row[-4] == "yes" for row in back.fonts if len(row) > 4) or back.fonts


def headings(blocks: tuple[Block, ...]) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append((block.level, block.text))
        elif isinstance(block, Together | Box | Part):
            found += headings(block.body)
        elif isinstance(block, Split):
            found += headings((*block.left, *block.right))
    return found


def test_an_empty_part_shows_nothing_not_an_empty_box() -> None:
    empty = plan.compose(papers.plan_sheet(Plan(), needs=(), compared=()))
    assert headings(empty.body) == [(1, "Signatures")]
    one = one_page_plan.compose(papers.plan_sheet(Plan()))
    assert "Nothing is written about me yet." in text(one)
    only = Plan(about={"hopes": "A friend"})
    partly = plan.compose(papers.plan_sheet(only, needs=(), compared=()))
    assert headings(partly.body) == [(1, "About me"), (2, "My hopes"), (1, "Signatures")]


def test_no_heading_stands_over_nothing() -> None:
    for document in example_documents().values():
        body = document.body
        for here, following in zip(body, (*body[1:], None), strict=True):
            if isinstance(here, Heading):
                assert following is not None
                assert not (isinstance(following, Heading) and following.level <= here.level), here


@pytest.mark.parametrize(
    "name", [LONG, URDU, "O'Neil; DROP TABLE case--", "Zoë 🙂", "Łukasz Žižek"]
)
@pytest.mark.parametrize("kind", ["plan", "one_page_plan", "budget", "refusal"])
def test_names_of_every_kind_are_printed_whole(kind: str, name: str, read: Any) -> None:
    about = with_name(name)
    made: dict[str, Callable[[], Document]] = {
        "plan": lambda: plan.compose(papers.plan_sheet(about=about)),
        "one_page_plan": lambda: one_page_plan.compose(papers.plan_sheet(about=about)),
        "budget": lambda: allocation.compose(papers.budget_sheet(about=about, addressee=name)),
        "refusal": lambda: request.compose(papers.refusal_sheet(about=about, addressee=name)),
    }
    back = read(draw(made[kind]()))
    said = "".join(back.text.split())
    if name is URDU:
        assert all(word in said for word in URDU.split())
    elif kind != "one_page_plan":  # where a long name is cut
        assert "".join(name.split()) in said
    if "🙂" in name:
        return  # poppler's list of boxes breaks on an emoji in the document's own title
    for left, top, right, bottom in back.boxes:
        assert 0 <= left <= right <= 595.5
        assert 0 <= top <= bottom <= 842


@pytest.mark.parametrize("body", [12.0, LARGE_PRINT])
def test_the_longest_plan_is_printed_whole_and_nothing_leaves_the_page(
    body: float, read: Any
) -> None:
    sheet = papers.plan_sheet(longest_plan())
    back = read(draw(plan.compose(sheet), body=body))
    said = " ".join(back.text.split())
    assert all(f"Outcome {number}:" in said for number in range(20))
    assert money(sheet.cost.planned) in said
    assert all(0 <= box[0] <= box[2] <= 595.5 for box in back.boxes)


@pytest.mark.parametrize("outcomes", [0, 1, 4, 20])
def test_the_one_page_plan_is_one_page_for_every_plan(outcomes: int, read: Any) -> None:
    whole = longest_plan(max(outcomes, 12))
    held = replace(whole, outcomes=whole.outcomes[:outcomes])
    for about in (papers.ABOUT, with_name(LONG), with_name("W" * 300)):
        back = read(draw(one_page_plan.compose(papers.plan_sheet(held, about=about))))
        assert back.pages == 1
    if outcomes == 20:
        assert "more in the full plan" in back.text


def test_a_short_plan_is_not_cut() -> None:
    said = text(one_page_plan.compose(papers.plan_sheet()))
    assert one_page_plan.CUT not in said
    assert papers.PLAN.contingency in said


def test_the_letter_has_exactly_the_amounts_of_the_engines_json(read: Any) -> None:
    for title in ("Nine, big upsets", "Three, tube fed", "Six, a lot", "Sixteen, a chair"):
        sheet = papers.budget_sheet(title)
        whole = json.loads(json.dumps(budget_json(sheet.budget, wording.step, wording.finding)))
        said = set(SUMS.findall(" ".join(read(draw(allocation.compose(sheet))).text.split())))
        sums = {each for step in whole["steps"] for each in SUMS.findall(step["text"])}
        for change in whole["waterfall"]:
            before, after = change["before"]["pence"], change["after"]["pence"]
            sums |= {money(Money(abs(after - before))), money(Money(after))}
        assert said <= sums, title
        assert sums >= {money(Money(whole["indicative"]["pence"]))}
        assert money(Money(whole["indicative"]["pence"])) in said


def test_a_confirmed_letter_tells_both_scores_the_reason_and_what_it_made(read: Any) -> None:
    sheet = papers.confirmed_sheet()
    assert sheet.confirmed is not None
    letter = " ".join(read(draw(allocation.compose(sheet))).text.split())
    for each in (
        headline(sheet.confirmed.worker), headline(sheet.budget), "Mara Lind looked at them again",
        "22 November 2026", *sheet.confirmed.told,
    ):  # fmt: skip
        assert each in letter, each
    older = replace(sheet.letter, parts=tuple(
        each for each in sheet.letter.parts if each.when is not LetterWhen.CHANGED
    ))  # fmt: skip
    own = text(allocation.compose(replace(sheet, letter=older)))
    assert "Both scores" in own
    assert sheet.confirmed.told[-1] in own
    agreed = replace(sheet.confirmed, changed=False, told=("Nothing was changed.",))
    same = text(allocation.compose(replace(papers.budget_sheet(), confirmed=agreed)))
    assert "agrees with every one" in same
    assert "First score" not in same
    waits = text(allocation.compose(papers.budget_sheet(waiting=True)))
    assert "still looks at the answers" in waits
    assert "Looked at twice" not in waits


def test_where_there_is_no_sum_no_sum_is_printed(read: Any) -> None:
    panel = papers.budget_sheet("Thirteen, the highest")
    assert panel.budget.outcome is BudgetOutcome.PANEL
    document = allocation.compose(panel)
    assert "the panel looks at what Amira needs" in text(document)
    assert "An indicative budget of" not in text(document)
    refused = papers.budget_sheet("Lives in another")
    assert "The council of the place where the child lives" in text(allocation.compose(refused))
    none = papers.budget_sheet("Needs as most")
    assert "£" not in " ".join(
        line for line in text(allocation.compose(none)).splitlines() if "adds" in line
    )


def test_an_example_says_so_on_every_page_and_an_own_scheme_does_not(read: Any) -> None:
    sheet = papers.budget_sheet()
    back = read(draw(allocation.compose(sheet)))
    notice = sheet.scheme.notice
    # Once in the letter and at the foot of each page.
    assert " ".join(back.text.split()).count(notice[:40]) == back.pages + 1
    own = replace(sheet, scheme=replace(sheet.scheme, kind=SchemeKind.OWN))
    assert notice not in text(allocation.compose(own))


def test_a_draft_says_so_on_every_page(read: Any) -> None:
    back = read(draw(plan.compose(papers.plan_sheet())))
    assert back.text.count("Draft") >= back.pages
    agreed = read(draw(plan.compose(papers.plan_sheet(agreed=papers.DAY))))
    assert "Draft" not in agreed.text


def test_offers_interpreter_and_left_out_parts_are_said_only_where_they_hold() -> None:
    plain = text(allocation.compose(papers.budget_sheet(natural=False)))
    assert "For you as a carer" not in plain
    assert "Help from family and friends\n" not in plain
    full = text(allocation.compose(papers.budget_sheet(offers=True, language="Urdu")))
    assert "For you as a carer" in full
    assert "Urdu" in full


def test_a_contact_that_the_council_has_not_entered_leaves_no_gap() -> None:
    bare = Council(name="Exampleshire Council")
    said = text(request.compose(papers.refusal_sheet(council=bare)))
    assert "{" not in said
    assert ", ," not in said
    assert "SENDIASS" in said
    assert "01632 960111" not in said
    assert "www.lgo.org.uk" in said


def test_the_refusal_prints_only_the_routes_of_its_strands() -> None:
    sheet = papers.refusal_sheet()
    said = text(request.compose(sheet))
    assert "You have a right to ask us to review this decision" in said
    assert "Parliamentary and Health Service Ombudsman" not in said
    assert sheet.request.reason in said
    waiting = replace(sheet.request, outcome_on=None)
    assert request.compose(replace(sheet, request=waiting)).draft


def test_the_plan_says_each_lines_cost_and_how_it_was_reckoned() -> None:
    said = text(plan.compose(papers.plan_sheet()))
    assert "3 hours a week in 39 term weeks" in said
    assert "= 221 hours at £16.40 an hour" in said
    assert "= 12 sessions at £25.00 a session" in said
    assert "= All together |  | £3,924.40" in said
    assert "That is £324.40 more than the £3,600.00 to plan with." in said
    assert "Social care | £3,600.00 | £3,924.40 | +£324.40" in said


def test_lines_of_every_pattern_are_said_in_words() -> None:
    def line(number: int, **more: Any) -> SupportLine:
        return SupportLine(UUID(int=number), what=f"Line {number}", **more)

    lines = (
        line(1, pattern=Pattern(PatternKind.SUM, sum_a_year=Money(12_300))),
        line(2, pattern=Pattern(term=Decimal(2), holiday=Decimal(2)), price_code="pa_weekday"),
        line(
            3,
            pattern=Pattern(PatternKind.TIMES, times=6, units=Decimal("1.5")),
            unit_price=Money(2_000),
            starts=date(2026, 12, 1),
            ends=date(2027, 5, 31),
        ),
        line(4, pattern=Pattern(term=Decimal(1)), price_code="sitting_night", ends=papers.DAY),
        line(5, scope_reasons={"group_share": "No other club takes him."}),
    )
    said = text(plan.compose(papers.plan_sheet(Plan(lines=lines))))
    assert "A sum for the year" in said
    assert "2 hours a week in 52 weeks" in said
    assert "6 times a year, 1.5 hours each" in said
    assert "From 1 Dec 2026 to 31 May 2027" in said
    assert "1 night a week in 39 term weeks" in said
    assert "Until 23 Nov 2026" in said
    assert "Not worked out yet" in said
    assert "No other club takes him." in said


def test_differences_are_said_in_words_for_more_less_and_the_same() -> None:
    sheet = papers.plan_sheet()
    part = sheet.compared[0]
    for sum_, words_said in (
        (part.planned, "costs exactly"),
        (Money(500_000), "£1,075.60 less than"),
        (Money(100), "more than"),
    ):
        other = replace(sheet, compared=(replace(part, indicative=sum_),))
        assert words_said in text(plan.compose(other))
    unset = replace(sheet, compared=(replace(part, indicative=None), part))
    assert "not set" in text(plan.compose(unset))


def shipped_examples() -> list[Any]:
    """Every worked example of every scheme that ships."""
    found = []
    for folder in sorted((paths.forms() / "schemes").glob("*/*")):
        scheme = read_scheme(folder).scheme
        assert scheme is not None, folder
        found += [
            pytest.param(scheme, each, id=f"{scheme.name}-{each.title[:30]}")
            for each in scheme.examples
        ]
    return found


@pytest.mark.parametrize(("scheme", "worked"), shipped_examples())
def test_every_kind_of_scheme_has_its_letter_with_every_step(scheme: Any, worked: Any) -> None:
    budget = papers.budget_of(worked, scheme)
    said = tuple(map(wording.step, budget.steps))
    sheet = replace(papers.budget_sheet(), scheme=scheme, budget=budget, said=said)
    letter = text(allocation.compose(sheet))
    assert "{" not in letter
    for sentence in said:
        assert sentence in letter
    if budget.result is not None:
        assert headline(budget) in letter

"""Invented sheets for tests of documents: one ordinary family, and ones that strain a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from uuid import UUID

from ras_desktop import paths, wording
from ras_desktop.documents.allocation import BudgetSheet, Confirmed
from ras_desktop.documents.frame import About
from ras_desktop.documents.plan import PlanSheet
from ras_desktop.documents.request import RefusalSheet
from ras_desktop.domain.allocation import allocate
from ras_desktop.domain.budget import Budget
from ras_desktop.domain.costing import compare, cost
from ras_desktop.domain.council import Contact, Council, Help
from ras_desktop.domain.dates import age_on
from ras_desktop.domain.letter import LetterKind
from ras_desktop.domain.money import Money
from ras_desktop.domain.needs import AssessedNeed
from ras_desktop.domain.plan import (
    Horizon,
    Layer,
    Outcome,
    Pattern,
    PatternKind,
    Plan,
    Resource,
    Risk,
    SupportLine,
    Way,
)
from ras_desktop.domain.questionnaire import read
from ras_desktop.domain.request import Request, RequestOutcome, Strand
from ras_desktop.domain.rulebook import Rulebook
from ras_desktop.domain.scheme import Example, Scheme
from ras_desktop.domain.scoring import score
from ras_desktop.domain.two_scores import compare as compare_scores
from ras_desktop.forms.rulebook import read_rulebook
from ras_desktop.wording import all as _every_sentence  # noqa: F401
from tests.helpers.cases import example, example_scheme

COUNCIL = Council(
    name="Exampleshire Council",
    address="Children’s Services\nTown Hall\nExampleton EX1 1AA",
    phone="01632 960100",
    email="short.breaks@exampleshire.example",
    decider="the Short Breaks Panel",
    help={
        Help.SENDIASS: Contact("Exampleshire SENDIASS", "01632 960111", "advice@sendiass.example"),
        Help.ADVOCACY: Contact("Voices for Young People", "01632 960122"),
        Help.COMPLAINTS: Contact(
            "Complaints team", "01632 960133", "complaints@exampleshire.example"
        ),
        Help.HEALTH: Contact("Exampleshire health board", "01632 960144", "care@health.example"),
        Help.MEDIATION: Contact("Example Mediation", "01632 960155"),
    },
)
ABOUT = About(
    "Amira",
    "Amira Rose Quarrington",
    "A. Q.",
    date(2017, 3, 2),
    "2026-00042",
    "Robin Ashdown",
    "01632 960166",
)
N1, N2 = UUID(int=101), UUID(int=102)
O1, O2, O3 = UUID(int=201), UUID(int=202), UUID(int=203)
L1, L2 = UUID(int=301), UUID(int=302)
NEEDS = (
    AssessedNeed(N1, "To play with other children safely, with somebody who knows how she speaks."),
    AssessedNeed(N2, "A parent who has had enough sleep."),
)
PLAN = Plan(
    about={
        "who_i_am": "I am Amira. I am nine and I live with Mum, Dad, my big brother Idris and our "
        "cat Biscuit. I go to Wath Green Primary. I use signs and a few words.",
        "matters_to_me": "My brother. The swings by the river. Knowing what comes next.",
        "people_like": "“She makes me laugh every day” (Idris). “She remembers all our songs” "
        "(Miss Okafor).",
        "strengths": "Songs, puzzles, remembering the way. This year I learnt to put on my coat.",
        "what_works": "Show me the picture first, then wait. Say one thing at a time. If it is "
        "loud, go outside with me.\n\nWhen I hold your sleeve I want you to stop.",
        "what_does_not": "Big halls. Being rushed. Being held when I am upset.",
        "hopes": "To swim like Idris. To have a friend over.",
        "how_child_took_part": "Amira chose from pictures with Miss Okafor on two afternoons.",
        "parents_views": "Mornings go well now. Evenings are hard when we have not slept. We want "
        "one steady person and no more new faces.",
        "disagreement": "none",
    },
    outcomes=(
        Outcome(
            O1,
            "I play with other children once a week and come home happy.",
            "relationships",
            Horizon.SHORT,
            3,
            7,
            "Idris takes her to the park on Saturdays. A teaching assistant helps at break.",
            "Somebody steady who signs, for the club and the holidays.",
            "A smiley chart after each club; three weeks in four with a smile.",
            "Amira, the assistant, Miss Okafor",
            (N1,),
        ),
        Outcome(
            O2,
            "Mum and Dad have two whole evenings a week to rest.",
            "carers",
            Horizon.MEDIUM,
            2,
            6,
            "Grandma comes every second Sunday.",
            "Two evenings that can be counted on.",
            "",
            "",
            (N2,),
        ),
    ),
    resources=(
        Resource(UUID(int=401), Layer.CHILD_AND_FAMILY, "Saturdays at the park", "Idris", O1),
        Resource(UUID(int=402), Layer.COMMUNITY, "Sunday lunch", "Grandma", O2),
        Resource(UUID(int=403), Layer.UNIVERSAL, "Help at break", "Wath Green Primary", O1),
        Resource(UUID(int=404), Layer.UNIVERSAL, "Rhyme time at the library", "", O1, False),
        Resource(UUID(int=405), Layer.TARGETED, "Speech and language therapy", "Ms Patel"),
    ),
    lines=(
        SupportLine(
            L1,
            O1,
            (N1,),
            "Personal assistant",
            "Employed by the family",
            Pattern(PatternKind.WEEKLY, Decimal(3), Decimal(8)),
            "pa_weekday",
            gap="No service in place can go with her to the club or stay in the holidays.",
        ),
        SupportLine(
            L2,
            O1,
            (N1,),
            "Saturday club",
            "Inclusive Play Exampleton",
            Pattern(PatternKind.TIMES, times=12),
            "club_session",
            way=Way.NOTIONAL,
            gap="The open play scheme has no one who signs.",
            starts=date(2026, 12, 5),
        ),
    ),
    risks=(
        Risk(
            UUID(int=501),
            "She runs to the river when it is loud.",
            "The assistant walks on the river side and carries the picture cards.",
            "The swings are what she loves most.",
        ),
    ),
    contingency="If the assistant is ill, Grandma comes (01632 960177). If nobody can, the club "
    "rings Mum.",
    money_managed_by="Mum, in an account for this money only. The payroll service helps.",
    review_on=date(2027, 2, 20),
)
DAY = date(2026, 11, 23)


@lru_cache
def rulebook() -> Rulebook:
    """Everything that ships beside the schemes."""
    read = read_rulebook(paths.forms())
    assert read.value is not None, read.findings
    return read.value


def plan_sheet(plan: Plan = PLAN, **changes: object) -> PlanSheet:
    """The plan of one ordinary family, costed as scenario 3."""
    book = rulebook()
    costed = cost(plan, book.prices.prices, book.terms.dates, DAY)
    amounts = {Strand.SOCIAL_CARE: Money(360_000)}
    sheet = PlanSheet(
        council=COUNCIL,
        about=ABOUT,
        plan=plan,
        template=book.template,
        cost=costed,
        compared=compare(costed, amounts),
        day=DAY,
        needs=NEEDS,
        areas={
            "relationships": "Family, friends and community",
            "carers": "The people who care for me",
        },
    )
    return replace(sheet, **changes)  # type: ignore[arg-type]


def refusal_sheet(**changes: object) -> RefusalSheet:
    """A refusal with its individual reason."""
    book = rulebook()
    request = Request(
        UUID(int=601),
        date(2026, 11, 2),
        "Nadia Quarrington",
        "mother",
        (Strand.SOCIAL_CARE, Strand.SEN),
        outcome=RequestOutcome.REFUSED,
        outcome_on=date(2026, 11, 20),
        reason="The school already gives Amira a helper for each break and each trip, paid from "
        "her EHC plan, and the visit on 12 November found that the two evenings you asked for are "
        "covered by her grandmother, who told us that she is glad to go on. If that changes, "
        "tell us, and we look at it again.",
        decided_by="Sam Oduya, team manager",
    )
    sheet = RefusalSheet(
        COUNCIL,
        ABOUT,
        request,
        book.letters[LetterKind.REFUSAL],
        book.routes,
        book.policy,
        DAY,
        "Nadia Quarrington",
        ("4 Weavers Row", "Exampleton", "EX2 4QT"),
    )
    return replace(sheet, **changes)  # type: ignore[arg-type]


def budget_of(example: Example, scheme: Scheme | None = None) -> Budget:
    """The budget of a worked example, of the example scheme if none is named."""
    held = scheme or example_scheme()
    years = example.age
    if years is None and example.born is not None:
        years = age_on(example.born, example.on)
    form = held.forms[0] if years is None else held.form_for(years) or held.forms[0]
    return allocate(
        held,
        score(form, read(form, example.answers)),
        on=example.on,
        age=years,
        gates=example.gates,
        chosen=example.chosen,
    )


def budget_sheet(title: str = "Nine, big upsets", **changes: object) -> BudgetSheet:
    """The letter about the budget of a worked example."""
    book, budget = rulebook(), budget_of(example(title))
    sheet = BudgetSheet(
        COUNCIL,
        ABOUT,
        example_scheme(),
        budget,
        tuple(map(wording.step, budget.steps)),
        book.letters[LetterKind.ALLOCATION],
        book.routes,
        book.policy,
        date(2026, 11, 20),
        DAY,
        "Nadia Quarrington",
        ("4 Weavers Row", "Exampleton", "EX2 4QT"),
        natural=True,
        draft=False,
    )
    return replace(sheet, **changes)  # type: ignore[arg-type]


def confirmed_sheet(why: str = "The school wrote that she is up most nights.") -> BudgetSheet:
    """The same letter after a manager changed one answer: both scores stand in it."""
    sheet, scheme, worked = budget_sheet(), example_scheme(), example()
    form = scheme.form("primary")
    question = form.by_id["settling"]
    levels = [each.id for each in question.levels]
    given = worked.answers["settling"]
    higher = replace(given, level=levels[levels.index(given.level or "") + 1])
    other = replace(worked, answers={**worked.answers, "settling": higher})
    budget = budget_of(other)
    cards = [score(form, read(form, each.answers)) for each in (worked, other)]
    overall = "The report of the school came after the visit."
    told = compare_scores(
        form, (cards[0], sheet.budget), (cards[1], budget), overall, {"settling": why}
    )
    steps = tuple(map(wording.step, told.steps))
    return replace(
        sheet,
        budget=budget,
        said=tuple(map(wording.step, budget.steps)),
        confirmed=Confirmed(
            sheet.budget, steps, "Mara Lind", date(2026, 11, 22), True, "Robin Ashdown"
        ),
    )

"""Letters as data: parts with words in braces that the program puts in. domain.md §3, 7, 10."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import Formatter

from ras_desktop.domain.request import Strand


class LetterKind(StrEnum):
    """The letters that the program writes."""

    REFUSAL = "refusal"
    ALLOCATION = "allocation"
    DECISION = "decision"
    NOTICE = "notice"
    UPLIFT = "uplift"
    PROPOSAL = "proposal"
    CLOSING = "closing"
    ACKNOWLEDGEMENT = "acknowledgement"
    RECONSIDERATION = "reconsideration"

    AGREEMENT_PARENT = "agreement_parent"
    AGREEMENT_YOUNG = "agreement_young"


class LetterWhen(StrEnum):
    """When a part is printed; ALWAYS if the file says nothing."""

    ALWAYS = "always"
    SOCIAL_CARE = "social_care"
    HEALTH = "health"
    SEN = "sen"
    INTERPRETER = "interpreter"
    AMOUNT = "amount"
    NONE = "none"
    PANEL = "panel"
    EXCLUSIONS = "exclusions"
    NATURAL_SUPPORT = "natural_support"
    OFFER = "offer"
    EXAMPLE = "example"
    WAITING = "waiting"
    AGREED = "agreed"
    CHANGED = "changed"
    APPROVED = "approved"
    OTHER_AMOUNT = "other_amount"
    DEFERRED = "deferred"
    DECLINED = "declined"
    LINES = "lines"
    INDICATIVE = "indicative"
    CONDITIONS = "conditions"
    NEEDS_MET = "needs_met"
    UNMET = "unmet"
    URGENT = "urgent"
    CORRECTION = "correction"
    OTHERWISE = "otherwise"
    DIRECT = "direct"
    THIRD_PARTY = "third_party"
    NOTIONAL = "notional"
    EMPLOYS = "employs"
    STOP = "stop"
    LESS = "less"
    NEEDS = "needs"
    PERIOD = "period"
    EARLIER = "earlier"
    ASSESSMENTS = "assessments"
    WAITS = "waits"
    GOES_AHEAD = "goes_ahead"
    KEPT = "kept"
    SURPLUS = "surplus"
    USE = "use"
    NO_RETURN = "no_return"
    GIVES_BACK = "gives_back"
    KEEPS = "keeps"
    OWED = "owed"
    UPHELD = "upheld"
    VARIED = "varied"
    WITHDRAWN = "withdrawn"
    PAID_BACK = "paid_back"


_EVERYWHERE = frozenset({"addressee", "child", "worker", "worker_phone", "language", "council"})

_AGREEMENT = frozenset(
    {
        "payee", "paid", "rhythm", "starts", "first_payment", "decider", "decided_on",
        "conditions", "account", "help_to_manage", "relative", "notional",
    }
)  # fmt: skip

WORDS: Mapping[LetterKind, frozenset[str]] = {
    LetterKind.REFUSAL: _EVERYWHERE | {"asked_on", "decided_on", "decider", "reason"},
    LetterKind.ALLOCATION: _EVERYWHERE
    | {"assessed_on", "amount", "decider", "notice", "scored_by", "confirmed_by", "confirmed_on"},
    LetterKind.DECISION: _EVERYWHERE
    | {
        "decider",
        "decided_on",
        "asked",
        "approved",
        "interim",
        "indicative",
        "reasons",
        "conditions",
        "needs_reason",
        "needed",
        "by_whom",
        "by_when",
        "starts",
        "correction",
        "reviewed_on",
        "at_review",
        "otherwise",
    },
    LetterKind.NOTICE: _EVERYWHERE
    | {
        "decider",
        "decided_on",
        "was",
        "becomes",
        "given",
        "given_how",
        "ends",
        "starts",
        "reasons",
        "agreed_by",
        "agreed_on",
        "answer_days",
    },
    LetterKind.UPLIFT: _EVERYWHERE | {"starts", "before", "after", "approved_on"},
    LetterKind.PROPOSAL: _EVERYWHERE
    | {"sum", "first", "last", "reasons", "arithmetic", "answer_by", "made_on"},
    LetterKind.CLOSING: _EVERYWHERE
    | {
        "ends",
        "balance",
        "balance_on",
        "returned",
        "return_by",
        "kept_reason",
        "owed",
        "settled_on",
    },
    LetterKind.ACKNOWLEDGEMENT: _EVERYWHERE | {"asked_on", "asked_by", "words", "answer_by", "was"},
    LetterKind.RECONSIDERATION: _EVERYWHERE
    | {
        "asked_on",
        "answered_on",
        "answered_by",
        "reasons",
        "was",
        "becomes",
        "annual",
        "starts",
    },
    LetterKind.AGREEMENT_PARENT: _EVERYWHERE | _AGREEMENT,
    LetterKind.AGREEMENT_YOUNG: _EVERYWHERE | _AGREEMENT,
}
"""The words in braces that each letter may use."""

NEEDED: Mapping[LetterKind, frozenset[str]] = {
    LetterKind.REFUSAL: frozenset({"child", "reason"}),
    LetterKind.ALLOCATION: frozenset({"child", "amount"}),
    LetterKind.DECISION: frozenset({"child", "approved", "reasons", "starts"}),
    LetterKind.NOTICE: frozenset({"child", "was", "becomes", "starts", "reasons", "ends"}),
    LetterKind.UPLIFT: frozenset({"child", "starts", "before", "after"}),
    LetterKind.PROPOSAL: frozenset({"child", "sum", "reasons", "arithmetic", "answer_by"}),
    LetterKind.CLOSING: frozenset({"child", "ends", "balance", "returned"}),
    LetterKind.ACKNOWLEDGEMENT: frozenset({"child", "asked_on", "answer_by"}),
    LetterKind.RECONSIDERATION: frozenset({"child", "reasons", "was", "annual", "starts"}),
    LetterKind.AGREEMENT_PARENT: frozenset({"child", "payee", "paid", "starts", "decided_on"}),
    LetterKind.AGREEMENT_YOUNG: frozenset({"payee", "paid", "starts", "decided_on"}),
}
"""The words in braces that each letter has to use: a refusal without its reason is none."""

ROUTE_WORDS = frozenset(
    {
        "worker",
        "worker_phone",
        "council",
        "council_address",
        "council_phone",
        "council_email",
        "reconsideration_days",
        "complaint_stage1_days",
        "complaint_stage1_longest_days",
        "sendiass_name",
        "sendiass_phone",
        "sendiass_email",
        "advocacy_name",
        "advocacy_phone",
        "complaints_name",
        "complaints_phone",
        "complaints_email",
        "health_name",
        "health_phone",
        "health_email",
        "mediation_name",
        "mediation_phone",
    }
)
"""The words in braces that routes may use: council settings, policy values, the worker."""


AGREEMENTS = {
    LetterKind.AGREEMENT_PARENT: "agreement/parent.toml",
    LetterKind.AGREEMENT_YOUNG: "agreement/young_person.toml",
}
"""Where the clauses of an agreement stand, below forms/; other letters stand in letters/."""


@dataclass(frozen=True, slots=True)
class LetterPart:
    """One paragraph with or without a heading, printed when its condition holds."""

    id: str
    text: str
    heading: str = ""
    when: LetterWhen = LetterWhen.ALWAYS


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of one version, its parts in order."""

    kind: LetterKind
    title: str
    version: str
    parts: tuple[LetterPart, ...]

    def shown(self, holds: frozenset[LetterWhen]) -> tuple[LetterPart, ...]:
        """The parts that are printed when these conditions hold."""
        return tuple(
            each for each in self.parts if each.when is LetterWhen.ALWAYS or each.when in holds
        )


@dataclass(frozen=True, slots=True)
class Route:
    """Somebody whom a family can turn to, for decisions of these strands (P 14)."""

    id: str
    title: str
    strands: tuple[Strand, ...]
    text: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Routes:
    """All routes in the order in which they are printed."""

    title: str
    version: str
    routes: tuple[Route, ...]

    def of(self, strands: tuple[Strand, ...]) -> tuple[Route, ...]:
        """The routes that serve any of these strands, each once."""
        return tuple(each for each in self.routes if set(each.strands) & set(strands))


def words_in(text: str) -> tuple[str, ...] | None:
    """The words in braces of a text; None where a brace is not a word in a pair."""
    try:
        parsed = list(Formatter().parse(text))
    except ValueError:
        return None
    named = [(name, spec, turn) for _, name, spec, turn in parsed if name is not None]
    if any(spec or turn or not name.isidentifier() for name, spec, turn in named):
        return None
    return tuple(name for name, _, _ in named)


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its words in braces put in. KeyError for a word that nobody gave."""
    return "".join(
        before + (values[name] if name is not None else "")
        for before, name, _, _ in Formatter().parse(text)
    )

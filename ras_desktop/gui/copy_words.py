"""What two copies of a record say, part by part, in the words of the page they stand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any
from uuid import UUID

from ras_desktop.domain.caseload import Search
from ras_desktop.domain.council import Contact
from ras_desktop.domain.form import Form
from ras_desktop.domain.permission import Role
from ras_desktop.domain.plan import Horizon, Layer, PatternKind, Way
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.request import Strand
from ras_desktop.domain.reviewing import Enough, Heard, Late, Result, Setting, Used, VoiceForm
from ras_desktop.domain.two_copies import Path
from ras_desktop.gui.two_copies import Said
from ras_desktop.gui.widgets.answers import said_beside
from ras_desktop.wording import N_, _, listed, plain
from ras_desktop.wording import plan as plan_words
from ras_desktop.wording import review as review_words
from ras_desktop.wording.caseload import COLUMNS, WHOSE
from ras_desktop.wording.council import HELPS
from ras_desktop.wording.family import CASE_STATES, STAGES
from ras_desktop.wording.questionnaire import answer_words
from ras_desktop.wording.request import STRANDS
from ras_desktop.wording.user import ROLES

_ENUMS: Mapping[type, Mapping[str, str]] = {
    Horizon: plan_words.HORIZONS,
    Layer: plan_words.LAYERS,
    Way: plan_words.WAYS,
    PatternKind: plan_words.PATTERN_KINDS,
    Strand: STRANDS,
    Setting: review_words.SETTINGS,
    Heard: review_words.HEARD,
    VoiceForm: review_words.VOICE_FORMS,
    Used: review_words.USED,
    Enough: review_words.ENOUGH,
    Result: review_words.RESULTS,
    Late: review_words.LATE,
}
_COUNCIL = {
    "name": N_("Name"),
    "address": N_("Address"),
    "phone": N_("Telephone"),
    "email": N_("E-mail"),
    "decider": N_("Who decides on budgets"),
    "logo": N_("Logo"),
}
_PLAN = {
    "outcomes": N_("Outcome"),
    "resources": N_("What helps already"),
    "lines": N_("Support and cost"),
    "risks": N_("What could go wrong"),
    "contingency": N_("Back-up"),
    "money_managed_by": N_("Who manages the money"),
    "review_on": N_("Day of the review"),
}

ITEM = {
    "words": N_("What should be different"),
    "area": N_("Area of life"),
    "horizon": N_("How far off"),
    "baseline": N_("Where things stand now"),
    "target": N_("Where they should be"),
    "already": N_("What is already there"),
    "needed": N_("What is needed more"),
    "evidence": N_("How you will know"),
    "who": N_("Who"),
    "needs": N_("Assessed needs"),
    "layer": N_("Kind"),
    "what": N_("What"),
    "outcome": N_("Outcome"),
    "in_place": N_("It is in place already"),
    "risk": N_("What could go wrong"),
    "answer": N_("What is done about it"),
    "worth": N_("What it makes possible"),
    "provider": N_("Who provides it"),
    "pattern": N_("How often"),
    "price_code": N_("Price"),
    "unit_price": N_("Price of one unit"),
    "strand": N_("Money from"),
    "way": N_("How it is taken"),
    "starts": N_("Starts"),
    "ends": N_("Ends"),
    "gap": N_("Which gap does it fill"),
    "scope_reasons": N_("Reason, if it stays in the plan"),
    "kind": N_("How often"),
    "term": N_("In each term week"),
    "holiday": N_("In each holiday week"),
    "times": N_("Times a year"),
    "units": N_("Each time"),
    "sum_a_year": N_("Sum for the year"),
    "passed": N_("Met"),
    "judgement": N_("Professional judgement"),
    "by": N_("Judged by"),
    "aim": N_("What should be different"),
    "before": N_("Last time"),
    "score": N_("Now"),
    "said": N_("What the child says about it"),
    "done": N_("Done"),
    "marks": N_("Marks on the form"),
    "form": N_("The child’s form"),
    "stay": N_("What should stay as it is"),
    "change": N_("What should be different"),
    "through": N_("Through whom, or why not"),
}
"""The screen word of each field of an item of a plan; a test holds it complete."""


def council() -> Said:
    """The council on papers: its fields, and each service a family can turn to."""

    def name(path: Path) -> str:
        return _(HELPS[path[1]]) if path[0] == "help" else _(_COUNCIL[path[0]])

    def words(path: Path, held: Any) -> str:
        if isinstance(held, Contact):
            return " · ".join(each for each in (held.name, held.phone, held.email) if each)
        if isinstance(held, bytes):
            kept = _("A picture of {count} kB").format(count=max(len(held) // 1000, 1))
            return kept if held else ""
        return held or ""

    return Said((*_COUNCIL, "help"), name, words)


def user() -> Said:
    """Somebody who can sign in: what an administrator changes."""
    names = {"team": N_("Team"), "roles": N_("Roles")}

    def words(path: Path, held: Any) -> str:
        if path[0] == "team":
            return held or ""
        return listed([_(ROLES[role.value]) for role in Role if role in held])

    return Said(tuple(names), lambda path: _(names[path[0]]), words)


def view() -> Said:
    """A saved view of the caseload."""
    names = {"name": N_("Name"), "search": N_("What is searched for"), "columns": N_("Columns")}

    def words(path: Path, held: Any) -> str:
        if path[0] == "columns":
            return listed([_(COLUMNS[each.value]) for each in held])
        return _search(held) if path[0] == "search" else held

    return Said(tuple(names), lambda path: _(names[path[0]]), words)


def _search(held: Search) -> str:
    """What a saved view searches for: words, filters, order."""
    chosen = held.filters
    said = [held.text, _(WHOSE[chosen.whose.value])]
    said += [_(STAGES[each.value]) for each in sorted(chosen.stages)]
    said += [_(CASE_STATES[each.value]) for each in sorted(chosen.states)]
    said += sorted(chosen.areas)
    said += [_("Late only")] if chosen.late else []
    order = _("downwards by {column}") if held.descending else _("by {column}")
    said.append(order.format(column=_(COLUMNS[held.column.value])))
    return listed([each for each in said if each])


def answers(form: Form, gates: Mapping[str, str], *own: str) -> Said:
    """Answers of a questionnaire; `own`: the fields of this record that people fill in."""
    names = {
        "reason": N_("Why, on the whole"),
        "show_estimate": N_("Show the running estimate"),
    }

    def name(path: Path) -> str:
        if len(path) == 1:
            return _(names[path[0]])
        if path[0] == "gates":
            return gates.get(path[1], path[1])
        title = form.by_id[path[1]].title if path[1] in form.by_id else path[1]
        reason = path[0] == "reasons"
        return _("{question}: the reason").format(question=title) if reason else title

    def words(path: Path, held: Any) -> str:
        if isinstance(held, Given) and path[1] in form.by_id:
            question = form.by_id[path[1]]
            said = (answer_words(question, held), *said_beside(question, held))
            return "\n".join(each for each in said if each)
        return spoken(held, {})

    return Said(own, name, words)


def plan(parts: Mapping[str, str], named: Mapping[UUID, str]) -> Said:
    """A plan; `parts`: headings of its template, `named`: words of needs and outcomes."""

    def name(path: Path) -> str:
        if path[1] == "about":
            return parts.get(path[2], path[2])
        return _(_PLAN[path[1]])

    def words(_path: Path, held: Any) -> str:
        return spoken(held, named)

    return Said(("plan",), name, words)


_REVIEW = {
    "on": N_("Held on"),
    "setting": N_("Where"),
    "present": N_("Who took part"),
    "full": N_("The whole package was looked at"),
    "changed": N_("Has anything changed?"),
    "changes": N_("What has changed"),
    "progress": N_("Outcome"),
    "used": N_("How was the money used?"),
    "used_words": N_("What for, or why some is left"),
    "enough": N_("Is it enough?"),
    "enough_words": N_("What is too little, or no longer needed"),
    "appropriate": N_("Is it still the right support?"),
    "appropriate_words": N_("What no longer fits"),
    "heard": N_("How was the child heard?"),
    "voice": N_("The child’s own view"),
    "parents": N_("Parents or carers"),
    "others": N_("School and other services"),
    "earlier": N_("Agreed at the last review"),
    "actions": N_("Who does what until when"),
    "result": N_("What did you agree?"),
    "amount": N_("Sum a year"),
    "reasons": N_("Reasons"),
    "stays": N_("What does not change"),
    "late": N_("Why is it late?"),
    "late_words": N_("More about it"),
    "why": N_("Why it is held"),
}
"""The screen word of each field of a review; a test holds it complete."""


def review(named: Mapping[UUID, str]) -> Said:
    """A review; `named`: the words of the outcomes."""

    def name(path: Path) -> str:
        return _(_REVIEW[path[1] if path[0] == "form" and len(path) > 1 else path[0]])

    def words(_path: Path, held: Any) -> str:
        if isinstance(held, bool):
            return _("Yes") if held else _("No")
        return spoken(held, named)

    return Said(("form", "why"), name, words)


def spoken(held: Any, named: Mapping[UUID, str]) -> str:
    """Any part in words; "" for nothing there."""
    if held is None or held == "" or held == ():
        return ""
    if isinstance(held, UUID):
        return named.get(held, _("one that is no longer there"))
    if isinstance(held, Enum):
        return _(_ENUMS[type(held)][held.value])
    if isinstance(held, Mapping):
        return "\n".join(spoken(each, named) for each in held.values())
    if isinstance(held, tuple):
        return listed([spoken(each, named) for each in held])
    if is_dataclass(held):
        inside = ((each.name, getattr(held, each.name)) for each in fields(held))
        said = ((name, spoken(one, named)) for name, one in inside if name in ITEM)
        return "\n".join(f"{_(ITEM[name])}: {words}" for name, words in said if words)
    return plain(held)

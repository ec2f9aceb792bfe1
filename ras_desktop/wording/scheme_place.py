"""Places of a scheme and what stands there, in words: for comparing versions and joining them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from ras_desktop.domain.money import Money
from ras_desktop.wording.scheme_words import word_of
from ras_desktop.wording.speak import N_, _, listed, money, number, short_day

KEYS = {
    "about": N_("about"), "above": N_("above"), "act": N_("what it does"),
    "adjust_money": N_("money rules"), "adjust_points": N_("points rules"), "age": N_("age"),
    "age_at_least": N_("age at least"), "age_at_most": N_("age at most"),
    "age_from": N_("from the age of"), "age_to": N_("to the age of"), "amount": N_("sum"),
    "annual": N_("a year"), "answers": N_("answers"), "approved_by": N_("approved by"),
    "approved_on": N_("approved on"), "area": N_("area"), "areas": N_("areas"),
    "ask": N_("what is asked"), "at_least": N_("at least"), "at_most": N_("at most"),
    "bases": N_("base by age"), "below": N_("below"), "between": N_("a value between levels"),
    "born": N_("date of birth"), "by": N_("by"), "by_level": N_("figures by level"),
    "changes": N_("what each rule did"), "checks": N_("checks"), "choose": N_("how many to choose"),
    "chosen": N_("chosen"), "cliff_share": N_("share of a cliff edge"), "comment": N_("comment"),
    "consulted_on": N_("day the parents’ forum was asked"), "consulted_with": N_("who was asked"),
    "council": N_("council"), "divided_by": N_("divided by"),
    "dominating_share": N_("share of one question"),
    "equality_analysis": N_("equality analysis"), "evidence": N_("evidence"),
    "examples": N_("examples"), "exclusions": N_("left out"), "expect": N_("what must come out"),
    "factor": N_("factor"), "family": N_("family’s answer"), "family_words": N_("family’s words"),
    "file": N_("file"), "first": N_("from"), "forms": N_("forms"), "gates": N_("gates"),
    "governance": N_("who answers for it"), "guidance": N_("guidance"), "hours": N_("hours"),
    "id": N_("name in files"), "if_unwilling": N_("level if not willing"), "is": N_("kind"),
    "instalments": N_("parts it is paid in"), "judgement": N_("professional judgement"),
    "kind": N_("kind"), "knots": N_("points of the line"), "label": N_("called"),
    "last": N_("to"), "level": N_("level"), "levels": N_("levels"), "lines": N_("lines"),
    "maximum": N_("most"), "minimum": N_("least"), "minutes": N_("counted in minutes"),
    "mode": N_("way of rounding"), "money": N_("how money is counted"),
    "name": N_("name in files"), "natural_support": N_("natural support"),
    "no_form": N_("at an age without a form"), "not_relevant": N_("may be “not relevant”"),
    "note": N_("note"), "notice": N_("notice"), "number": N_("number"), "offer": N_("offer"),
    "on": N_("day"), "options": N_("options"), "order": N_("order"),
    "otherwise": N_("where it is closed"), "outcome": N_("outcome"), "owner": N_("owner"),
    "paid": N_("what is paid"), "passed": N_("passed"), "per": N_("for"),
    "percentile": N_("percentile"), "period": N_("every sum is for"), "points": N_("points"),
    "points_at_least": N_("points at least"), "points_at_most": N_("points at most"),
    "points_for_one": N_("points for a weight of one"), "price": N_("price of a point"),
    "question": N_("question"), "questions": N_("questions"), "rate": N_("rate"),
    "rates": N_("rates"), "read": N_("between two rows"), "reason": N_("reason"),
    "required": N_("must be answered"), "round": N_("rounding"), "round_when": N_("when rounded"),
    "rows": N_("rows"), "scored": N_("has points"), "source": N_("source"), "step": N_("step"),
    "sum": N_("sum"), "table": N_("table"), "tables": N_("tables"), "text": N_("words"),
    "threshold": N_("nothing up to"), "title": N_("title"), "to": N_("to multiples of"),
    "unit": N_("unit"), "units": N_("word for several"), "up_to": N_("up to"),
    "valid_from": N_("first day"), "valid_to": N_("last day"), "values": N_("prices"),
    "version": N_("version"), "warn": N_("when the checker warns"), "weekly": N_("a week"),
    "weeks": N_("weeks"), "weight": N_("weight"), "weights": N_("weights"),
    "when": N_("when"), "willing": N_("willing and able"), "year": N_("a year has"),
}  # fmt: skip
"""Every key of a stored scheme → what people call it."""
_LISTS = frozenset({"forms", "questions", "levels", "areas", "lines", "options", "examples"})
"""Lists whose things have titles that speak for themselves."""
_POUNDS = frozenset({"amount", "up_to", "price", "above", "annual", "weekly"})
_NUMBER = re.compile(r"-?\d+(\.\d+)?\Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")


def place(titles: tuple[str, ...]) -> str:
    """ "Children under 5 › Sleep › Lots › points": keys in words, things by their titles."""
    said: list[str] = []
    for at, step in enumerate(titles):
        above = titles[at - 1] if at else ""
        if step == "rows" and titles[at + 1 : at + 2] and titles[at + 1].isdecimal():
            continue
        if step in _LISTS and at + 1 < len(titles) and titles[at + 1] != "order":
            continue
        if step.isdecimal() and above in KEYS and above not in _LISTS:
            said.append(_("row {number}").format(number=step))
        else:
            said.append(step if above in _LISTS and step != "order" else _(KEYS.get(step, step)))
    return " › ".join(said)


def value(key: str, plain: Any, *, pounds: bool = False) -> str:
    """What stands at a place, as people read it; "" for nothing. `pounds`: a scheme of money."""
    if isinstance(plain, bool):
        return _("yes") if plain else _("no")
    if isinstance(plain, str):
        return _text(key, plain, pounds)
    if isinstance(plain, int):
        return number(plain)
    if isinstance(plain, dict):
        return _thing(plain, pounds)
    if isinstance(plain, list):
        return _several(key, plain, pounds)
    return ""


def _text(key: str, words: str, pounds: bool) -> str:
    if _DAY.match(words):
        return short_day(date.fromisoformat(words))
    if _NUMBER.match(words):
        sum_ = Decimal(words)
        exact = pounds and key in _POUNDS and not (sum_ * 100) % 1
        return money(Money.pounds(sum_)) if exact else number(sum_)
    return word_of(key, words) or words


def _thing(plain: dict[str, Any], pounds: bool) -> str:
    """A whole thing: its title, or what stands in it."""
    if title := plain.get("title"):
        return f"“{title}”"
    parts = [
        f"{_(KEYS.get(key, key))} {value(key, each, pounds=pounds)}" for key, each in plain.items()
    ]
    return ", ".join(parts)


def _several(key: str, plain: list[Any], pounds: bool) -> str:
    """Pairs as pairs, rows under each other, names one after the other."""
    if all(isinstance(each, list) and len(each) == 2 for each in plain):
        return "; ".join(f"{one}: {value(key, other, pounds=pounds)}" for one, other in plain)
    if any(isinstance(each, dict) for each in plain):
        return "\n".join(value(key, each, pounds=pounds) for each in plain)
    return listed([value(key, each, pounds=pounds) for each in plain])

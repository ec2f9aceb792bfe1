"""Reads forms/policy/YEAR.toml: dated values of law and policy, and facts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from ras_desktop.domain.policy import (
    LIMITS,
    NO_LIMIT,
    Checked,
    Fact,
    Policy,
    PolicyCode,
    PolicyUnit,
    PolicyValue,
    unit_of,
)
from ras_desktop.forms.reading import Entry, Read, read, twice


def read_policy(path: Path) -> Read[Policy]:
    """The policy of a file, or findings: every code needs a value, within the program's limits."""
    return read(path, _policy)


def _policy(entry: Entry) -> Policy:
    title, note = entry.text("title"), entry.text("note", needed=False)
    values = [value for each in entry.tables("value") if (value := _value(each))]
    facts = entry.tables("fact", needed=False)
    twice(facts, "code")
    _complete(entry, values)
    return Policy(title, tuple(values), tuple(_fact(each) for each in facts), note)


def _value(entry: Entry) -> PolicyValue | None:
    code = entry.one_of("code", PolicyCode)
    title, source = entry.text("title"), entry.text("source")
    unit = entry.one_of("unit", PolicyUnit)
    first = entry.day("from")
    checked = entry.one_of("checked", Checked)
    note = entry.text("note", needed=False)
    if code is not None and unit is not None and unit is not unit_of(code):
        entry.fault("policy.unit.other", "unit", value=code.value, unit=unit_of(code).value)
        unit = None
    if code is None or unit is None:
        entry.has("value")
        entry.done()
        return None
    given = _given(entry, code, unit)
    entry.done()
    if given is None or first is None or checked is None:
        return None
    return PolicyValue(code, title, given, unit, first, source, checked, note)


def _given(entry: Entry, code: PolicyCode, unit: PolicyUnit) -> Decimal | bool | date | None:
    match unit:
        case PolicyUnit.YES_NO:
            return entry.yes("value")
        case PolicyUnit.DATE:
            return entry.day("value")
        case PolicyUnit.POUNDS:
            sum_ = entry.money("value")
            return None if sum_ is None else sum_.in_pounds
        case PolicyUnit.YEARS | PolicyUnit.SHARE:
            number = entry.number("value", least=0)
        case _:
            whole = entry.whole("value", least=0)
            number = None if whole is None else Decimal(whole)
    if number is not None:
        _limit(entry, code, number)
        if unit is PolicyUnit.YEARS and (number * 12) % 1:
            entry.fault("policy.years.months", "value")
    return number


def _limit(entry: Entry, code: PolicyCode, number: Decimal) -> None:
    limit = LIMITS.get(code, NO_LIMIT)
    if number < limit.least:
        entry.fault("policy.value.low", "value", least=limit.least, source=limit.source)
    if limit.most is not None and number > limit.most:
        entry.fault("policy.value.high", "value", most=limit.most, source=limit.source)


def _fact(entry: Entry) -> Fact:
    fact = Fact(
        entry.name("code"),
        entry.text("sentence"),
        entry.text("source"),
        entry.one_of("checked", Checked) or Checked.TO_CHECK,
    )
    entry.done()
    return fact


def _complete(entry: Entry, values: list[PolicyValue]) -> None:
    """Every code has a value, and one value only from any day on."""
    held = {each.code for each in values}
    spoilt = {str(each.get("code")) for each in _raw(entry)}
    for code in PolicyCode:
        if code not in held and code.value not in spoilt:
            entry.fault("policy.code.missing", "value", value=code.value)
    seen: set[tuple[PolicyCode, date]] = set()
    for each in values:
        if (each.code, each.first) in seen:
            entry.fault("policy.day.twice", f"value[{each.code}]", day=each.first)
        seen.add((each.code, each.first))


def _raw(entry: Entry) -> list[dict[str, object]]:
    given = entry.values.get("value")
    return [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []

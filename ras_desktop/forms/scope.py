"""Reads forms/policy/scope.toml: what a personal budget is not for (domain.md §5)."""

from __future__ import annotations

from pathlib import Path

from ras_desktop.domain.plan import ScopeRule
from ras_desktop.domain.text import fold
from ras_desktop.forms.reading import Entry, Read, read, twice


def read_scope(path: Path) -> Read[tuple[ScopeRule, ...]]:
    """The rules of a file in their order, or findings."""
    return read(path, _rules)


def _rules(entry: Entry) -> tuple[ScopeRule, ...]:
    entry.text("title")
    rules = entry.tables("rule")
    twice(rules, "code")
    return tuple(_rule(each) for each in rules)


def _rule(entry: Entry) -> ScopeRule:
    rule = ScopeRule(
        code=entry.name("code"),
        sentence=entry.text("sentence"),
        keywords=entry.texts("keywords"),
        blocks_direct_payment=entry.yes("blocks_direct_payment"),
        source=entry.text("source"),
    )
    for each in rule.keywords:
        if not fold(each):  # it would be found in every line
            entry.fault("scope.keyword.empty", "keywords", keyword=each)
    entry.done()
    return rule

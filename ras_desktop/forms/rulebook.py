"""Reads everything of the top-level forms/ beside the schemes, with all findings at once."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from ras_desktop.domain.choice import ListName
from ras_desktop.domain.finding import Finding
from ras_desktop.domain.letter import AGREEMENTS, LetterKind
from ras_desktop.domain.rulebook import Rulebook
from ras_desktop.forms.letters import read_letter, read_routes
from ras_desktop.forms.lists import read_list
from ras_desktop.forms.payee import read_exclusions
from ras_desktop.forms.plan import read_template
from ras_desktop.forms.policy import read_policy
from ras_desktop.forms.prices import read_prices
from ras_desktop.forms.reading import Read
from ras_desktop.forms.scope import read_scope
from ras_desktop.forms.terms import read_terms

T = TypeVar("T")


def folder_of(kind: LetterKind) -> str:
    """The folder below forms/ in which a letter stands."""
    return "agreement" if kind in AGREEMENTS else "letters"


def letter_path(forms: Path, kind: LetterKind) -> Path:
    """Where the file of a letter stands."""
    return forms / AGREEMENTS.get(kind, f"letters/{kind.value}.toml")


def newest(folder: Path) -> Path:
    """The file whose name begins with the latest year: it holds the earlier values too.

    Where there is none, a path that does not exist, for the reader to name.
    """
    return max(folder.glob("[0-9]*.toml"), default=folder / "YEAR.toml")


def read_rulebook(forms: Path) -> Read[Rulebook]:
    """All data of one council's forms folder, or None and every finding of every file.

    Each finding's place begins with the folder: "policy/2026.toml: value[notice.months].value".
    """
    found: list[Finding] = []

    def of(folder: str, read: Read[T]) -> T | None:
        found.extend(
            Finding(each.code, f"{folder}/{each.where}", each.values, each.severity)
            for each in read.findings
        )
        return read.value

    policy = of("policy", read_policy(newest(forms / "policy")))
    scope = of("policy", read_scope(forms / "policy" / "scope.toml"))
    prices = of("prices", read_prices(newest(forms / "prices")))
    terms = of("terms", read_terms(newest(forms / "terms")))
    template = of("plan", read_template(forms / "plan" / "template.toml"))
    routes = of("letters", read_routes(forms / "letters" / "routes.toml"))
    letters = {
        kind: letter
        for kind in LetterKind
        if (letter := of(folder_of(kind), read_letter(letter_path(forms, kind))))
    }
    payee = of("payee", read_exclusions(newest(forms / "payee")))
    lists = {
        name: held
        for name in ListName
        if (held := of("lists", read_list(forms / "lists" / f"{name.value}.toml")))
    }
    whole = len(letters) == len(LetterKind) and len(lists) == len(ListName)
    if not (policy and scope and prices and terms and template and routes and payee and whole):
        return Read(None, tuple(found))
    rulebook = Rulebook(policy, scope, prices, terms, template, letters, routes, lists, payee)
    return Read(rulebook, tuple(found))

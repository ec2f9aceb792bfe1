"""Reads a scheme's folder into one value: every fault with file and key path, all at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

from ras_desktop.domain.finding import Finding, Findings, errors
from ras_desktop.domain.form import Form
from ras_desktop.domain.money import Rounding
from ras_desktop.domain.period import Period, YearBasis
from ras_desktop.domain.scheme import (
    Example,
    Governance,
    MoneyRule,
    PointsRule,
    Rate,
    Scheme,
    SchemeKind,
    Unit,
    Warn,
    When,
)
from ras_desktop.domain.scheme_faults import faults
from ras_desktop.domain.table import Round
from ras_desktop.forms.figures import MOST_POINTS, figure, points
from ras_desktop.forms.reading import FORMAT, Entry, load, twice
from ras_desktop.forms.scheme_examples import read_examples
from ras_desktop.forms.scheme_form import read_form
from ras_desktop.forms.scheme_rules import (
    read_adjustments,
    read_exclusions,
    read_gates,
    read_no_form,
    read_rates,
)
from ras_desktop.forms.scheme_sums import read_round
from ras_desktop.forms.scheme_tables import read_tables

_FORM_FILE = re.compile(r"form-[a-z0-9][a-z0-9-]*\.toml\Z")
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}\Z")


@dataclass(frozen=True, slots=True)
class SchemeRead:
    """A scheme that can be calculated with, or None; and everything that was found."""

    scheme: Scheme | None
    findings: Findings


def read_scheme(folder: Path) -> SchemeRead:
    """The scheme in a folder NAME/VERSION. Never raises for what a file holds.

    `scheme` is None as long as there is an error that no calculation can survive; the checker
    (`domain.scheme_check.check`) finds the rest.
    """
    if not folder.is_dir():
        return SchemeRead(
            None, (Finding("scheme.no_folder", str(folder), {"folder": folder.name}),)
        )
    return _read(_Folder(folder))


def read_files(files: Mapping[str, Mapping[str, Any]]) -> SchemeRead:
    """The scheme in files that are at hand as plain keys and values, e.g. from a workbook."""
    return _read(_AtHand(files))


class _Files(Protocol):
    """Where the files of a scheme come from."""

    def load(self, name: str) -> tuple[Entry | None, list[Finding]]: ...
    def has(self, name: str) -> bool: ...
    def check_names(self, head: Entry, name: str, version: str) -> None: ...


@dataclass(frozen=True, slots=True)
class _Folder:
    """Files in a folder NAME/VERSION, which repeats their names."""

    folder: Path

    def load(self, name: str) -> tuple[Entry | None, list[Finding]]:
        return load(self.folder / name)

    def has(self, name: str) -> bool:
        return (self.folder / name).exists()

    def check_names(self, head: Entry, name: str, version: str) -> None:
        whole = self.folder.resolve()
        if name and name != whole.parent.name:
            head.fault("scheme.folder_name", "name", name=name, folder=whole.parent.name)
        if version and _VERSION.match(version) and version != whole.name:
            head.fault("scheme.folder_version", "version", version=version, folder=whole.name)


@dataclass(frozen=True, slots=True)
class _AtHand:
    """Files as plain keys and values."""

    files: Mapping[str, Mapping[str, Any]]

    def load(self, name: str) -> tuple[Entry | None, list[Finding]]:
        values = self.files.get(name)
        if values is None:
            return None, [Finding("forms.file.missing", name, {"file": name})]
        found: list[Finding] = []
        return Entry(name, "", values, found), found

    def has(self, name: str) -> bool:
        return name in self.files

    def check_names(self, head: Entry, name: str, version: str) -> None:
        """There is no folder to compare with."""


def _read(files: _Files) -> SchemeRead:
    head, found = files.load("scheme.toml")
    if head is None:
        return SchemeRead(None, tuple(found))
    scheme = _scheme(files, head, found)
    if scheme is None or errors(tuple(found)):
        return SchemeRead(None, tuple(found))
    found.extend(faults(scheme))
    return SchemeRead(None if errors(tuple(found)) else scheme, tuple(found))


def _scheme(files: _Files, head: Entry, found: list[Finding]) -> Scheme | None:
    number = head.whole("format", least=1)
    if number is not None and number != FORMAT:
        head.fault("forms.format.unknown", "format", number=number, known=FORMAT)
        return None
    name, version = _names(files, head)
    money = _money(head)
    hours = money.unit is Unit.HOURS
    before, after = read_adjustments(head, hours=hours)
    valid_from, valid_to = head.day("valid_from"), head.day("valid_to", needed=False)
    if valid_from is not None and valid_to is not None and valid_to < valid_from:
        head.fault("scheme.ends_before_begin", "valid_to")
    scheme = Scheme(
        name=name,
        version=version,
        title=head.text("title"),
        council=head.text("council"),
        kind=head.one_of("kind", SchemeKind) or SchemeKind.OWN,
        valid_from=valid_from or date.min,
        valid_to=valid_to,
        money=money,
        points=_points(head),
        no_form=read_no_form(head),
        forms=_forms(files, head, found),
        tables=read_tables(head, hours=hours),
        notice=_notice(head),
        source=head.texts("source", needed=False),
        note=head.text("note", needed=False),
        gates=read_gates(head),
        exclusions=read_exclusions(head),
        adjust_points=before,
        adjust_money=after,
        rates=_rates(files, found),
        examples=_examples(files, found),
        governance=_governance(head),
        warn=_warn(head),
    )
    head.done()
    return scheme


def _names(files: _Files, head: Entry) -> tuple[str, str]:
    """Name and version, which the folders must repeat."""
    name, version = head.name("name"), head.text("version")
    if version and not _VERSION.match(version):
        head.fault("scheme.version_shape", "version", version=version)
    files.check_names(head, name, version)
    return name, version


def _notice(head: Entry) -> str:
    """An example says on every page that it is one."""
    return head.text("notice", needed=head.values.get("kind") == "example")


def _money(head: Entry) -> MoneyRule:
    entry = head.table("money")
    if entry is None:
        usual = Round(Rounding.HALF_UP, Decimal(1))
        return MoneyRule(Unit.MONEY, Period.YEAR, YearBasis.WEEKS_52, usual, When.END)
    unit = entry.one_of("unit", Unit) or Unit.MONEY
    rule = MoneyRule(
        unit,
        entry.one_of("period", Period) or Period.YEAR,
        entry.one_of("year", YearBasis) or YearBasis.WEEKS_52,
        read_round(entry, "rounding", "round_to", hours=unit is Unit.HOURS),
        entry.one_of("round_when", When) or When.END,
    )
    entry.done()
    return rule


def _points(head: Entry) -> PointsRule:
    entry = head.table("points")
    if entry is None:
        return PointsRule(Round(Rounding.HALF_UP, Decimal(1)))
    to = figure(entry, "round_to", least=Decimal("0.0001"), most=MOST_POINTS) or Decimal(1)
    rule = PointsRule(
        Round(entry.one_of("rounding", Rounding) or Rounding.HALF_UP, to),
        points(entry, "minimum", needed=False, least=-MOST_POINTS),
        points(entry, "maximum", needed=False, least=-MOST_POINTS),
    )
    for key, limit in (("minimum", rule.minimum), ("maximum", rule.maximum)):
        if limit is not None and limit % to:
            entry.fault("scheme.limit_off_grid", key, to=to)
    if rule.minimum is not None and rule.maximum is not None and rule.minimum > rule.maximum:
        entry.fault("scheme.minimum_above_maximum", "minimum")
    entry.done()
    return rule


def _forms(files: _Files, head: Entry, found: list[Finding]) -> tuple[Form, ...]:
    """Every [[form]] with its file; a file may serve one form only."""
    entries = head.tables("form")
    twice(entries, "id")
    twice(entries, "file")
    forms: list[Form] = []
    for each in entries:
        name = each.values.get("file")
        body = None
        if isinstance(name, str) and _FORM_FILE.match(name):
            body, more = files.load(name)
            if body is not None:
                body.found = found
            found.extend(more)
        elif isinstance(name, str):
            each.fault("scheme.form_file", "file", file=name)
        forms.append(read_form(each, body))
    return tuple(forms)


def _file(files: _Files, name: str, found: list[Finding]) -> Entry | None:
    """A file that a scheme may leave out; None if it is not there or not readable."""
    if not files.has(name):
        return None
    entry, more = files.load(name)
    found.extend(more)
    if entry is not None:
        entry.found = found
    return entry


def _rates(files: _Files, found: list[Finding]) -> tuple[Rate, ...]:
    entry = _file(files, "rates.toml", found)
    return () if entry is None else read_rates(entry)


def _examples(files: _Files, found: list[Finding]) -> tuple[Example, ...]:
    entry = _file(files, "examples.toml", found)
    return () if entry is None else read_examples(entry)


def _governance(head: Entry) -> Governance:
    entry = head.table("governance", needed=False)
    if entry is None:
        return Governance()
    value = Governance(
        entry.text("owner", needed=False),
        entry.day("consulted_on", needed=False),
        entry.text("consulted_with", needed=False),
        entry.text("equality_analysis", needed=False),
        entry.text("approved_by", needed=False),
        entry.day("approved_on", needed=False),
    )
    entry.done()
    return value


def _warn(head: Entry) -> Warn:
    entry = head.table("warn", needed=False)
    usual = Warn()
    if entry is None:
        return usual
    cliff = figure(entry, "cliff_share", needed=False, most=1)
    share = figure(entry, "dominating_share", needed=False, most=1)
    entry.done()
    return Warn(
        usual.cliff_share if cliff is None else cliff,
        usual.dominating_share if share is None else share,
    )

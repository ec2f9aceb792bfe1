"""Reads forms/terms/YEARS.toml: school years with their holidays."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from ras_desktop.domain.costing import Span, TermDates
from ras_desktop.domain.finding import Severity
from ras_desktop.domain.rulebook import Terms
from ras_desktop.forms.reading import Entry, Read, read, twice

LONGEST = 400
"""Days that one school year may have; own judgement, so that a slipped digit is found."""


def read_terms(path: Path) -> Read[Terms]:
    """The school terms of a file, or findings: years adjoin, holidays lie in them in order."""
    return read(path, _terms)


def _terms(entry: Entry) -> Terms:
    title, notice = entry.text("title"), entry.text("notice", needed=False)
    term = entry.whole("term_weeks", least=1, most=53)
    holiday = entry.whole("holiday_weeks", least=0, most=52)
    if term is not None and holiday is not None and term + holiday != 52:
        entry.fault("terms.weeks.sum", "holiday_weeks", sum=term + holiday)
    years = entry.tables("year")
    twice(years, "title")
    spans: list[Span] = []
    before: Span | None = None
    for each in years:
        year, holidays = _year(each)
        if year and before and year.first != before.last + timedelta(days=1):
            each.fault("terms.year.gap", "first", day=before.last)
        if year is not None:
            _count(each, year, TermDates(tuple(holidays), term or 39, holiday or 0))
        before = year or before
        spans += holidays
    return Terms(title, TermDates(tuple(spans), term or 39, holiday or 0), notice)


def _year(entry: Entry) -> tuple[Span | None, list[Span]]:
    entry.text("title")
    year = _span(entry)
    if year is not None and (year.last - year.first).days >= LONGEST:
        entry.fault("terms.year.long", "last", most=LONGEST)
        year = None
    held: list[Span] = []
    for each in entry.tables("holidays"):
        each.text("title")
        span = _span(each)
        each.done()
        if span is None:
            continue
        if year is not None and not year.first <= span.first <= span.last <= year.last:
            each.fault("terms.holiday.outside", "first", first=year.first, last=year.last)
        if held and span.first <= held[-1].last:
            each.fault("terms.holiday.order", "first", day=held[-1].last)
        held.append(span)
    entry.done()
    return year, held


def _span(entry: Entry) -> Span | None:
    first, last = entry.day("first"), entry.day("last")
    if first is None or last is None:
        return None
    if last < first:
        entry.fault("terms.last.before", "last", first=first, last=last)
        return None
    return Span(first, last)


def _count(entry: Entry, year: Span, dates: TermDates) -> None:
    """A school year has as many weeks of term and holidays as the file says: else a warning."""
    term, holiday = dates.count(year.first, year.last)
    if (term, holiday) != (dates.term_weeks, dates.holiday_weeks):
        values = {"term": term, "holiday": holiday}
        entry.fault("terms.weeks.other", "holidays", Severity.WARNING, **values)

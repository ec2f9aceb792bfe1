"""A new scheme, begun with the smallest one of its kind that works. For RAS leads."""

from __future__ import annotations

from datetime import date
from functools import cache
from uuid import UUID

from ras_desktop.domain import scheme_version as rules
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.scheme_start import Start, check_start, name_of, started
from ras_desktop.domain.scheme_version import SchemeVersion
from ras_desktop.paths import forms
from ras_desktop.services import scheme_versions
from ras_desktop.services.desk import Desk, Done, Reading
from ras_desktop.store import council as council_store
from ras_desktop.store import edition as edition_store
from ras_desktop.store import scheme_version as version_store


@cache
def starts() -> tuple[Start, ...]:
    """Every kind that a new scheme can begin with; read from the files once."""
    from ras_desktop.forms.scheme_starts import read_starts

    return read_starts(forms())


def begin(
    desk: Desk, kind: str, title: str, first: date, id_: UUID | None = None
) -> Done[SchemeVersion]:
    """A draft of this kind, in the council's name, from `first` on; no copy of any version.

    Refused: without a title, or there is no such kind.
    """
    with desk.act("scheme.start") as work:
        if found := check_start(title):
            raise Refused(*found)
        start = next((each.scheme for each in starts() if each.kind == kind), None)
        if start is None:
            raise Refused(Finding("scheme.no_start", "kind"))
        name = name_of(title, _names(work))
        label = rules.next_edition((), first.year)
        council = council_store.get(work.session).name
        scheme = started(start, title, name, label, council, first)
        return work.done(scheme_versions.begun(work, scheme, id_))


def _names(look: Reading) -> set[str]:
    """The names of all schemes, drafts among them."""
    heads = edition_store.heads(look.session, EditionKind.SCHEME)
    drafts = version_store.all_(look.session)
    return {each.name for each in heads} | {each.name for each in drafts}

"""Versions of a council's own schemes: drafted, approved from a day on, retired. For RAS leads.

Approved versions are read-only: a change is a new draft, copied from the old version. What each
verb refuses is in `domain.scheme_version`; what is wrong with a scheme in `domain.scheme_check`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from ras_desktop.domain import permission
from ras_desktop.domain import scheme_version as rules
from ras_desktop.domain.edition import EditionHead, EditionKind
from ras_desktop.domain.finding import Finding, Findings, Refused, errors
from ras_desktop.domain.permission import Role
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_raise import from_day
from ras_desktop.domain.scheme_version import (
    Approval,
    Retirement,
    SchemeVersion,
    Standing,
    VersionState,
)
from ras_desktop.domain.text import too_long
from ras_desktop.domain.user import Standing as UserStanding
from ras_desktop.forms.scheme_whole import check_written
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Desk, Done, Reading, Work
from ras_desktop.services.record import as_seen
from ras_desktop.store import edition as edition_store
from ras_desktop.store import scheme_version as version_store
from ras_desktop.store import seeding
from ras_desktop.store.scheme_version import VERSIONS
from ras_desktop.store.user import everybody


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list of schemes: an own version, or an edition that ships.

    `version`: the own version's identifier, None for what ships; `edition`: None for a draft.
    `state` is None for what ships. `in_force`: today. `last`: its last day, where it has one.
    """

    title: str
    name: str
    label: str
    state: VersionState | None
    first: date | None
    last: date | None
    in_force: bool
    for_use: bool
    version: UUID | None
    edition: UUID | None


def listed(desk: Desk) -> tuple[Listed, ...]:
    """Every version: drafts first, then the council's own, then what ships; by name and day."""
    with desk.read("scheme.read") as look:
        heads = edition_store.heads(look.session, EditionKind.SCHEME)
        own = {each.kept_as: each for each in version_store.all_(look.session)}
        drafts = [each for each in version_store.all_(look.session) if each.kept_as is None]
        held = schemes.all_on(look, look.today)
        used = {each.edition.id for each in held}
        ordered = sorted(heads, key=lambda each: each.shipped)
        lines = (_line(each, own.get(each.id), each.id in used) for each in ordered)
        return (*map(_draft_line, drafts), *lines)


def _draft_line(version: SchemeVersion) -> Listed:
    return Listed(
        version.title,
        version.name,
        version.edition,
        version.state,
        None,
        None,
        in_force=False,
        for_use=False,
        version=version.id,
        edition=None,
    )


def _line(head: EditionHead, own: SchemeVersion | None, in_force: bool) -> Listed:
    return Listed(
        head.title,
        head.name,
        head.edition,
        own.state if own else None,
        head.valid_from,
        _last(head),
        in_force,
        head.for_use,
        own.id if own else None,
        head.id,
    )


def _last(head: EditionHead) -> date | None:
    ends = [each for each in (head.valid_to, head.ended_on) if each is not None]
    return min(ends, default=None)


def get(desk: Desk, id_: UUID) -> SchemeVersion:
    """One own version. Gone if there is none."""
    with desk.read("scheme.read") as look:
        return VERSIONS.get(look.session, id_)


@dataclass(frozen=True, slots=True)
class Moved:
    """From which day a copy shall be, and by how many per cent its sums change."""

    first: date
    percent: Decimal = Decimal(0)


def new_draft(
    desk: Desk,
    copy_of: UUID,
    name: str = "",
    label: str = "",
    id_: UUID | None = None,
    moved: Moved | None = None,
) -> Done[SchemeVersion]:
    """A draft copied from an edition (own, example or published). Gone if there is none.

    `name` and `label` (its version, e.g. "2027.1") are chosen where they are not given: of the
    year of its first day.
    """
    with desk.act("scheme.start") as work:
        held = schemes.scheme_of(work, copy_of)
        wanted = name or rules.own_name(held.scheme)
        year = (moved.first if moved else work.today).year
        label = label or rules.next_edition(_labels(work, wanted), year)
        scheme = rules.as_own(held.scheme, wanted, label)
        if moved is not None:
            scheme = from_day(scheme, moved.first, moved.percent)
        return work.done(begun(work, scheme, id_, copied_from=copy_of))


def new_from(desk: Desk, scheme: Scheme, id_: UUID | None = None) -> Done[SchemeVersion]:
    """A draft of a scheme that came from a folder or workbook."""
    with desk.act("scheme.start") as work:
        label = scheme.version
        if label in _labels(work, scheme.name):
            label = rules.next_edition(_labels(work, scheme.name), work.today.year)
        own = rules.as_own(scheme, scheme.name, label)
        rule = replace(scheme.governance, approved_by="", approved_on=None)
        return work.done(begun(work, replace(own, notice=scheme.notice, governance=rule), id_))


def begun(
    work: Work, scheme: Scheme, id_: UUID | None, copied_from: UUID | None = None
) -> SchemeVersion:
    """Keeps a scheme as a new draft, inside an open transaction. Refused: a text is too long."""
    _not_too_long(scheme)
    blank = SchemeVersion(
        id_ or uuid4(),
        "",
        "",
        "",
        "",
        copied_from=copied_from,
        made_by_name=work.actor.name,
        made_at=work.now,
        saved_by_name=work.actor.name,
        saved_by=work.actor.id,
        saved_at=work.now,
    )
    kept = VERSIONS.put(work.session, rules.holding(blank, scheme))
    work.changed("scheme", kept.id)
    return kept


def _labels(look: Reading, name: str) -> set[str]:
    """The versions that a scheme of this name already has, drafts among them."""
    heads = edition_store.heads(look.session, EditionKind.SCHEME)
    drafts = version_store.drafts_of(look.session, name)
    return {each.edition for each in heads if each.name == name} | {each.edition for each in drafts}


def _not_too_long(scheme: Scheme) -> None:
    found = too_long(scheme)
    if found:
        raise Refused(*found)


def keep(desk: Desk, version: SchemeVersion) -> Done[SchemeVersion]:
    """Keeps a draft as it is now, half-made too. No side effect; called every two seconds.

    Only its scheme is taken (`domain.scheme_version.holding` makes it). Refused: it is approved, or
    a text is too long. StaleCopy: both versions to show.
    """
    with desk.act("scheme.save") as work:
        held = VERSIONS.get(work.session, version.id)
        work.allow(held.state.value)
        _not_too_long(version.scheme)
        wanted = replace(
            rules.holding(held, version.scheme),
            saved_by_name=held.saved_by_name,
            saved_by=held.saved_by,
            saved_at=held.saved_at,
            version=version.version,
        )
        if wanted != held:
            actor = work.actor
            wanted = replace(wanted, saved_by_name=actor.name, saved_by=actor.id, saved_at=work.now)
        return work.done(VERSIONS.put(work.session, wanted))


def drop(desk: Desk, version: SchemeVersion) -> Done[None]:
    """Removes a draft. Refused once it is approved. StaleCopy if it was kept since."""
    with desk.act("scheme.drop") as work:
        held = VERSIONS.find(work.session, version.id)
        if held is None:
            return work.done(None)
        work.allow(held.state.value)
        VERSIONS.drop(work.session, replace(held, version=version.version))
        work.changed("scheme", held.id)
        return work.done(None)


def approval_findings(desk: Desk, id_: UUID, first: date, equality_analysis: str = "") -> Findings:
    """What stops an approval from that day on, one's own work too, and what it would end."""
    with desk.read("scheme.read") as look:
        held = VERSIONS.get(look.session, id_)
        own = _own_work(look, held)
        barred = permission.ask("scheme.approve", look.actor.roles, held.state.value, None, own)
        found = _approval(look, held, first, equality_analysis)[1]
        return found if barred is None else (barred, *found)


def approve(
    desk: Desk, id_: UUID, first: date, equality_analysis: str, version: int | None = None
) -> Done[SchemeVersion]:
    """Approves a draft from a day on; it then never changes. Approving twice gives the same.

    An earlier version of the same scheme ends the day before. Refused: errors in the scheme, no
    equality analysis, another scheme in force for the same ages. StaleCopy if `version` is given
    and the draft was kept since.
    """
    with desk.act("scheme.approve") as work:
        edition_store.hold_schemes(work.session)
        held = VERSIONS.get(work.session, id_)
        if held.state is not VersionState.DRAFT:
            return work.done(held)
        as_seen(VERSIONS, held, version)
        work.allow(held.state.value, _own_work(work, held))
        scheme, found = _approval(work, held, first, equality_analysis)
        if errors(found):
            raise Refused(*errors(found))
        fresh = _standing_of(scheme, held.id)
        for each in rules.ending(fresh, _standing(work)):
            reason = f"{scheme.title} {scheme.version}"
            _end(work, each.id, first - rules.ONE_DAY, reason)
        edition = seeding.of_scheme(scheme, work.now, by=work.actor.name, shipped=False)
        edition_store.add(work.session, edition)
        approval = Approval(
            work.actor.id, work.actor.name, work.now, equality_analysis.strip(), first
        )
        whole = replace(
            rules.holding(held, scheme),
            state=VersionState.APPROVED,
            approval=approval,
            kept_as=edition.id,
        )
        kept = VERSIONS.put(work.session, whole)
        work.changed("scheme", kept.id)
        return work.done(kept)


def _own_work(work: Reading, held: SchemeVersion) -> bool:
    """Whether who acts wrote it last, and there is another RAS lead who could look at it."""
    others = (each for each in everybody(work.session) if each.id != work.actor.id)
    leads = any(
        Role.RAS_LEAD in each.roles and each.standing is UserStanding.ACTIVE for each in others
    )
    return leads and held.saved_by == work.actor.id


def _approval(
    look: Reading, held: SchemeVersion, first: date, equality_analysis: str
) -> tuple[Scheme, Findings]:
    """The scheme as it would be approved, and everything found about that."""
    scheme = rules.approved(held.scheme, first, look.actor.name, look.today, equality_analysis)
    fresh = _standing_of(scheme, held.id)
    found = rules.check_approval(
        fresh,
        _standing(look),
        equality_analysis,
        scheme.governance.consulted_on,
        look.today,
    )
    said = {each.code for each in found} | {"scheme.approved_without_equality"}
    weak = check_written(scheme)
    return scheme, (*found, *(each for each in weak if each.code not in said))


def _standing_of(scheme: Scheme, id_: UUID) -> Standing:
    return Standing(
        id_,
        scheme.name,
        scheme.title,
        scheme.version,
        scheme.valid_from,
        scheme.valid_to,
        rules.ages_of(scheme),
    )


def _standing(look: Reading) -> tuple[Standing, ...]:
    """Every approved version of the council's own, by its edition, with its real last day."""
    found: list[Standing] = []
    for head in edition_store.heads(look.session, EditionKind.SCHEME):
        if not head.shipped and head.for_use:
            scheme = schemes.scheme_of(look, head.id).scheme
            found.append(replace(_standing_of(scheme, head.id), last=_last(head)))
    return tuple(found)


def retire(desk: Desk, edition: UUID, last: date, reason: str) -> Done[None]:
    """Sets the last day of an edition for use: own, or the example that ships. Gone if none.

    Old assessments keep it for ever. Refused: without a reason, or a day that has been.
    """
    with desk.act("scheme.retire") as work:
        edition_store.hold_schemes(work.session)
        head = schemes.scheme_of(work, edition).edition
        found: Findings = (Finding("scheme.version.not_for_use", "last"),)
        if head.for_use:
            found = rules.check_retiring(_last(head), last, reason, work.today)
        if found:
            raise Refused(*found)
        _end(work, edition, last, reason.strip())
        return work.done(None)


def _end(work: Work, edition: UUID, last: date, reason: str) -> None:
    edition_store.end(work.session, edition, last)
    own = version_store.of_edition(work.session, edition)
    if own is not None:
        ended = Retirement(last, work.actor.id, work.actor.name, work.now, reason)
        VERSIONS.put(work.session, replace(own, state=VersionState.RETIRED, retirement=ended))
    work.changed("scheme", own.id if own else edition)

"""Own versions of a scheme: drafted, approved from a day on, retired; two never at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from ras_desktop import paths
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.permission import Role
from ras_desktop.domain.scheme import SchemeKind
from ras_desktop.domain.scheme_version import SchemeVersion, VersionState, holding
from ras_desktop.services import scheme as schemes
from ras_desktop.services import scheme_versions as versions
from ras_desktop.store.trouble import Gone, StaleCopy
from tests.helpers.cases import example_scheme

TODAY = date(2026, 11, 23)
APRIL = date(2027, 4, 1)
NEXT_APRIL = date(2028, 4, 1)
EQUALITY = "EA 2026/3"


@pytest.fixture
def lead(desk):
    schemes.seed(desk.root, paths.forms(), desk.now())
    return desk


def example(desk):
    return next(each for each in versions.listed(desk) if each.name == "example-children")


def draft(desk, **names) -> SchemeVersion:
    made = versions.new_draft(desk, example(desk).edition, **names).value
    rates = tuple(
        replace(each, values=(*each.values[:-1], replace(each.values[-1], last=None)))
        for each in made.scheme.rates
    )
    scheme = replace(made.scheme, valid_to=None, examples=(), rates=rates)
    return versions.keep(desk, holding(made, scheme)).value


def in_force(desk, day):
    with desk.read() as look:
        return schemes.all_on(look, day)


def codes(refused) -> set[str]:
    return {each.code for each in refused.value.findings}


def test_a_copy_of_the_example_is_ones_own_draft(lead):
    made = versions.new_draft(lead, example(lead).edition).value
    assert made.state is VersionState.DRAFT
    assert made.scheme.kind is SchemeKind.OWN
    assert (made.scheme.name, made.scheme.version) == ("own-example-children", "2026.1")
    assert made.scheme.notice == ""
    assert made.scheme.governance.approved_by == ""
    assert made.scheme.forms == example_scheme().forms
    assert versions.get(lead, made.id) == made
    assert versions.new_draft(lead, example(lead).edition).value.edition == "2026.2"
    assert schemes.in_force_on(lead, TODAY).scheme == example_scheme()


def test_a_draft_keeps_half_made_schemes_and_says_who_wrote_last(lead, desk_of):
    made = draft(lead)
    other = desk_of(Role.RAS_LEAD, name="Kit Lowe")
    half = replace(made.scheme, title="", forms=(), tables=())
    lead.clock.forward(minutes=5)
    kept = versions.keep(other, holding(made, half)).value
    assert versions.get(lead, made.id).scheme == half
    assert (kept.saved_by_name, kept.saved_at) == ("Kit Lowe", lead.now())
    with pytest.raises(StaleCopy) as stale:
        versions.keep(lead, holding(made, replace(half, title="Mine")))
    assert stale.value.theirs == kept
    lead.clock.forward(minutes=5)
    assert versions.keep(lead, kept).value.saved_by_name == "Kit Lowe"
    with pytest.raises(Refused) as refused:
        versions.keep(lead, holding(kept, replace(half, note="x" * 100_001)))
    assert codes(refused) == {"text.too_long"}


def test_only_leads_write_and_approve(lead, desk_of):
    worker = desk_of(Role.SOCIAL_WORKER)
    made = draft(lead)
    for verb in (
        lambda: versions.new_draft(worker, example(lead).edition),
        lambda: versions.keep(worker, made),
        lambda: versions.approve(worker, made.id, APRIL, EQUALITY),
        lambda: versions.retire(worker, example(lead).edition, APRIL, "Over"),
        lambda: versions.drop(worker, made),
    ):
        with pytest.raises(Refused) as refused:
            verb()
        assert codes(refused) == {"permission.role"}
    assert versions.get(worker, made.id) == made


def test_approval_needs_an_equality_analysis_and_a_sound_scheme(lead):
    made = draft(lead)
    with pytest.raises(Refused) as refused:
        versions.approve(lead, made.id, APRIL, " ")
    assert "scheme.version.no_equality" in codes(refused)
    assert versions.get(lead, made.id).state is VersionState.DRAFT
    broken = replace(made.scheme, tables=())
    broken = versions.keep(lead, holding(made, broken)).value
    with pytest.raises(Refused) as refused:
        versions.approve(lead, made.id, APRIL, EQUALITY)
    assert "scheme.no_table" in codes(refused)
    nothing = versions.keep(lead, holding(broken, replace(made.scheme, forms=()))).value
    with pytest.raises(Refused):
        versions.approve(lead, nothing.id, APRIL, EQUALITY)


def test_who_wrote_it_is_known_by_who_they_are_not_by_their_name(lead, desk_of):
    """Two leads of one name: one approves what the other wrote, and nobody what they wrote."""
    mine, theirs = (desk_of(Role.RAS_LEAD, name="Kit Lowe") for _ in range(2))
    made = draft(mine)
    assert made.saved_by == mine.actor.id
    with pytest.raises(Refused):
        versions.approve(mine, made.id, APRIL, EQUALITY)
    assert versions.approve(theirs, made.id, APRIL, EQUALITY).value.state is VersionState.APPROVED


def test_before_approving_it_is_said_what_would_happen(lead):
    made = draft(lead)
    found = {each.code: each for each in versions.approval_findings(lead, made.id, APRIL)}
    assert found["scheme.version.no_equality"].where == "equality_analysis"
    assert found["scheme.not_consulted"].severity == "warning"
    past = versions.approval_findings(lead, made.id, date(2026, 4, 1), EQUALITY)
    assert "scheme.version.begins_past" in {each.code for each in past}
    ended = replace(made.scheme, valid_to=date(2027, 3, 31))
    versions.keep(lead, holding(made, ended))
    found = versions.approval_findings(lead, made.id, APRIL, EQUALITY)
    assert "scheme.version.ends_before" in {each.code for each in found}


def test_an_approved_version_is_in_force_from_its_day_and_the_example_no_more(lead):
    made = draft(lead)
    kept = versions.approve(lead, made.id, APRIL, f" {EQUALITY} ").value
    assert kept.state is VersionState.APPROVED
    assert kept.approval.equality_analysis == EQUALITY
    assert (kept.approval.by_name, kept.approval.first) == (lead.actor.name, APRIL)
    assert kept.scheme.governance.approved_on == TODAY
    assert schemes.in_force_on(lead, date(2027, 3, 31)).scheme == example_scheme()
    held = schemes.in_force_on(lead, APRIL)
    assert held.scheme == kept.scheme
    assert held.edition.id == kept.kept_as
    assert versions.approve(lead, made.id, NEXT_APRIL, "another").value == kept
    assert [each.state for each in versions.listed(lead) if each.version] == [VersionState.APPROVED]


def test_an_approved_version_never_changes(lead):
    kept = versions.approve(lead, draft(lead).id, APRIL, EQUALITY).value
    changed = holding(kept, replace(kept.scheme, title="Other"))
    for verb in (lambda: versions.keep(lead, changed), lambda: versions.drop(lead, kept)):
        with pytest.raises(Refused) as refused:
            verb()
        assert codes(refused) == {"permission.state"}
    for statement in (
        "UPDATE scheme_version SET title = 'Other'",
        "UPDATE scheme_version SET state = 'draft'",
        "DELETE FROM scheme_version",
        "UPDATE edition SET content = '{}' WHERE kind = 'scheme'",
    ):
        with pytest.raises(DatabaseError, match="sealed"), lead.root.engine.begin() as connection:
            connection.execute(text(statement))
    assert versions.get(lead, kept.id) == kept


def test_the_next_version_ends_the_one_before_it(lead):
    first = versions.approve(lead, draft(lead).id, APRIL, EQUALITY).value
    fresh = versions.new_draft(lead, first.kept_as).value
    assert fresh.name == first.name
    assert fresh.edition == "2026.2"
    said = versions.approval_findings(lead, fresh.id, NEXT_APRIL, EQUALITY)
    assert "scheme.version.ends_other" in {each.code for each in said}
    second = versions.approve(lead, fresh.id, NEXT_APRIL, EQUALITY).value
    retired = versions.get(lead, first.id)
    assert retired.state is VersionState.RETIRED
    assert retired.retirement.last == date(2028, 3, 31)
    assert schemes.in_force_on(lead, date(2028, 3, 31)).edition.id == first.kept_as
    assert schemes.in_force_on(lead, NEXT_APRIL).edition.id == second.kept_as


def test_two_are_never_in_force_on_one_day_for_the_same_ages(lead):
    versions.approve(lead, draft(lead).id, APRIL, EQUALITY)
    other = draft(lead, name="another-scheme")
    with pytest.raises(Refused) as refused:
        versions.approve(lead, other.id, NEXT_APRIL, EQUALITY)
    assert codes(refused) == {"scheme.version.overlap"}
    early = draft(lead)
    with pytest.raises(Refused) as refused:
        versions.approve(lead, early.id, TODAY, EQUALITY)
    assert codes(refused) == {"scheme.version.overlap"}
    same = draft(lead, label="2026.1")
    with pytest.raises(Refused) as refused:
        versions.approve(lead, same.id, NEXT_APRIL, EQUALITY)
    assert codes(refused) == {"scheme.version.taken"}


def test_different_ages_may_have_different_schemes(lead):
    young, old = draft(lead), draft(lead, name="young-people")
    forms = {each.age_from: each for each in young.scheme.forms}
    last = max(forms)
    children = replace(
        young.scheme,
        forms=tuple(each for age, each in forms.items() if age < last),
        examples=(),
        gates=(),
        adjust_points=(),
        adjust_money=(),
        exclusions=(),
    )
    people = replace(children, name="young-people", forms=(forms[last],))
    for version, scheme in ((young, children), (old, people)):
        kept = versions.keep(lead, holding(version, scheme)).value
        versions.approve(lead, kept.id, APRIL, EQUALITY)
    with lead.read() as look:
        young_age = min(forms)
        assert schemes.scheme_on(look, APRIL, young_age).scheme.name == children.name
        assert schemes.scheme_on(look, APRIL, last).scheme.name == "young-people"
        assert len(schemes.all_on(look, APRIL)) == 2
        assert schemes.scheme_on(look, APRIL, 99) is not None


def test_a_retired_version_counts_to_its_last_day(lead):
    kept = versions.approve(lead, draft(lead).id, TODAY, EQUALITY).value
    last = date(2026, 12, 31)
    for day, reason, code in (
        (last, " ", "scheme.version.reason"),
        (date(2026, 11, 1), "Over", "scheme.version.ends_past"),
    ):
        with pytest.raises(Refused) as refused:
            versions.retire(lead, kept.kept_as, day, reason)
        assert codes(refused) == {code}
    versions.retire(lead, kept.kept_as, last, "The pilot is over")
    ended = versions.get(lead, kept.id)
    assert (ended.state, ended.retirement.reason) == (VersionState.RETIRED, "The pilot is over")
    assert schemes.in_force_on(lead, last).edition.id == kept.kept_as
    assert schemes.in_force_on(lead, date(2027, 1, 1)).scheme == example_scheme()
    with pytest.raises(Refused) as refused:
        versions.retire(lead, kept.kept_as, date(2027, 5, 1), "Later")
    assert codes(refused) == {"scheme.version.ended"}
    with pytest.raises(DatabaseError, match="sealed"), lead.root.engine.begin() as connection:
        connection.execute(text("UPDATE edition SET ended_on = NULL WHERE ended_on IS NOT NULL"))
    versions.retire(lead, example(lead).edition, date(2027, 3, 30), "Own scheme")
    assert schemes.in_force_on(lead, date(2027, 3, 31)) is None


def test_a_version_that_has_not_begun_can_be_called_off(lead):
    kept = versions.approve(lead, draft(lead).id, APRIL, EQUALITY).value
    versions.retire(lead, kept.kept_as, TODAY, "Not agreed after all")
    assert kept.kept_as not in {each.edition.id for each in in_force(lead, APRIL)}
    again = draft(lead)
    assert versions.approve(lead, again.id, APRIL, EQUALITY).value.state is VersionState.APPROVED


def test_published_schemes_need_not_be_retired(lead):
    other = next(each for each in versions.listed(lead) if not each.for_use)
    with pytest.raises(Refused) as refused:
        versions.retire(lead, other.edition, APRIL, "Over")
    assert codes(refused) == {"scheme.version.not_for_use"}


def test_a_draft_can_be_dropped_and_one_can_come_from_outside(lead):
    made = draft(lead)
    versions.drop(lead, made)
    versions.drop(lead, made)
    with pytest.raises(Gone):
        versions.get(lead, made.id)
    brought = versions.new_from(lead, example_scheme()).value
    assert brought.scheme.kind is SchemeKind.OWN
    assert brought.edition != example_scheme().version
    fresh = replace(example_scheme(), name="brought-in")
    assert versions.new_from(lead, fresh).value.edition == example_scheme().version

"""The calendar file says what, initials and case number; no line has a name; none is torn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from ras_desktop.domain.access import Ground
from ras_desktop.domain.address import Address
from ras_desktop.domain.family import Child, EhcStatus
from ras_desktop.domain.permission import Role
from ras_desktop.services import access, calendar_file, family, request
from ras_desktop.services.calendar_file import NotWritten
from ras_desktop.wording import trouble
from tests.helpers.cases import a_case
from tests.helpers.families import asked

CHILD = Child(
    "Zebedee Amaryllis", "Quarrington-Oduya", "Zebby", date(2015, 7, 9),
    nhs_number="943 476 5919", address=Address("17 Larkspur Rise", "Wath", "S63 7AB", "Wath"),
    ehc_status=EhcStatus.ISSUED, ehc_next_review=date(2026, 12, 15),
)  # fmt: skip
SECRETS = (
    "Zebedee", "Amaryllis", "Quarrington", "Oduya", "Zebby", "2015", "943", "5919", "Larkspur",
    "S63", "Wath", "Jo ",
)  # fmt: skip


@pytest.fixture
def case(desk):
    made = a_case(desk, child=CHILD, number="2026-40217", team=desk.actor.team)
    request.log(desk, made.id, asked(desk.today()))
    return made


def events(content: bytes) -> list[tuple[date, str]]:
    whole = Calendar.from_ical(content)
    return [(each.decoded("dtstart"), str(each["summary"])) for each in whole.walk("VEVENT")]


def test_it_says_what_whose_initials_and_the_case_number(desk, case):
    assert events(calendar_file.content(desk)) == [
        (date(2026, 12, 15), "Annual review of the EHC plan · Z. Q. · 2026-40217"),
        (desk.today() + timedelta(days=28), "Record the request’s outcome · Z. Q. · 2026-40217"),
    ]


def test_no_line_of_it_has_a_name_a_birth_or_an_address(desk, case):
    content = calendar_file.content(desk).replace(b"\r\n ", b"").decode()
    assert len(content.splitlines()) > 10
    for line in content.splitlines():
        for secret in (*SECRETS, desk.actor.name):
            assert secret.casefold() not in line.casefold(), line


def test_the_same_thing_is_known_again_and_moves_with_its_day(desk, case):
    def ids() -> set[str]:
        whole = Calendar.from_ical(calendar_file.content(desk))
        return {str(each["uid"]) for each in whole.walk("VEVENT")}

    before = ids()
    later = replace(CHILD, ehc_next_review=date(2026, 12, 18))
    family.save(desk, replace(family.read(desk, case.id), child=later))
    assert ids() == before
    assert events(calendar_file.content(desk))[0][0] == date(2026, 12, 18)


def test_a_restricted_case_stands_in_no_file_not_even_for_who_knows_of_it(desk, case):
    access.restrict(
        desk, family.read(desk, case.id), Ground.SAFEGUARDING, "Told by police", [desk.actor.id]
    )
    assert calendar_file.happenings(desk) == ()


def test_it_holds_one_s_own_cases_only(desk, desk_of, case):
    other = desk_of(Role.SOCIAL_WORKER, name="Kit Lowe", team=desk.actor.team)
    assert calendar_file.happenings(other) == ()


def test_it_is_written_when_it_changed_and_never_half(desk, case, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    path = folder / "diary.ics"
    said = calendar_file.write(desk, path, None)
    first = path.read_bytes()
    desk.clock.forward(hours=1)
    assert calendar_file.write(desk, path, said) == said
    assert path.read_bytes() == first, "nothing changed: the file is left alone"
    later = replace(CHILD, ehc_next_review=date(2026, 12, 18))
    family.save(desk, replace(family.read(desk, case.id), child=later))
    calendar_file.write(desk, path, said)
    assert path.read_bytes() != first
    assert [each.name for each in folder.iterdir()] == ["diary.ics"]


def test_a_folder_that_is_away_is_one_sentence_and_names_no_child(desk, case, tmp_path):
    with pytest.raises(NotWritten) as raised:
        calendar_file.write(desk, tmp_path / "away" / "diary.ics", None)
    words = trouble(raised.value)
    assert "diary.ics" in words
    assert "nothing is lost" in words
    assert words.count(". ") == 0

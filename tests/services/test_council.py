"""The council's settings: kept, checked, stale copies shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ras_desktop.domain.council import Contact, Council, Help, check
from ras_desktop.domain.finding import Refused, errors
from ras_desktop.domain.permission import Role
from ras_desktop.services import council
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import all as _every_sentence  # noqa: F401
from ras_desktop.wording import finding
from tests.helpers.papers import COUNCIL

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def test_the_council_is_empty_until_entered_and_then_as_entered(desk):
    assert council.read(desk) == Council()
    kept = council.save(desk, replace(COUNCIL, logo=PNG)).value
    assert council.read(desk) == kept
    assert kept.contact(Help.SENDIASS).name == "Exampleshire SENDIASS"
    renamed = council.save(desk, replace(kept, name="Newshire")).value
    with pytest.raises(StaleCopy):
        council.save(desk, replace(kept, name="Oldshire"))
    assert council.read(desk) == renamed


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": " "}, "council.name.missing"),
        ({"logo": b"GIF89a"}, "council.logo.kind"),
        ({"logo": PNG + b"0" * 2_000_000}, "council.logo.large"),
    ],
)
def test_what_cannot_stand_on_paper_is_refused(file_desk, change, code):
    with pytest.raises(Refused) as caught:
        council.save(file_desk, replace(COUNCIL, **change))
    assert [each.code for each in caught.value.findings] == [code]
    assert finding(caught.value.findings[0])


def test_a_missing_contact_is_a_warning_only():
    bare = replace(COUNCIL, help={Help.HEALTH: Contact("Health")})
    found = check(bare)
    assert len(found) == len(Help) - 1
    assert errors(found) == ()


def test_only_administrators_and_leads_change_it(store, desk, desk_of):
    worker = desk_of(Role.SOCIAL_WORKER)
    with pytest.raises(Refused):
        council.save(worker, COUNCIL)
    assert council.read(worker) == Council()

"""What ships is added on creation and after an upgrade: never twice, never over what is there."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from ras_desktop import paths
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.letter import LetterKind
from ras_desktop.services import scheme as schemes
from ras_desktop.store import seeding
from ras_desktop.store.edition import EDITIONS, heads
from ras_desktop.store.trouble import Gone
from tests.helpers.cases import example_scheme

TODAY = date(2026, 11, 23)


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """A copy of what ships, to be upgraded or broken."""
    folder = tmp_path / "forms"
    shutil.copytree(paths.forms(), folder)
    return folder


def prices_on(desk, day=TODAY):
    return schemes.part_in_force(desk, EditionKind.PRICES, day)


def test_an_upgrade_adds_and_overwrites_nothing(desk, forms):
    first = schemes.seed(desk.root, forms, desk.now())
    assert first.added > 20
    assert first.findings == ()
    before = prices_on(desk)
    file = forms / "prices" / "2026.toml"
    file.write_text(file.read_text().replace("amount = 16.40", "amount = 17.00"))
    desk.clock.forward(days=30)
    second = schemes.seed(desk.root, forms, desk.now())
    assert second.added == 1
    after = prices_on(desk)
    assert before.prices.on("pa_weekday", TODAY).amount.pence == 1640
    assert after.prices.on("pa_weekday", TODAY).amount.pence == 1700
    with desk.read() as look:
        held = heads(look.session, EditionKind.PRICES)
    assert len(held) == 2
    assert schemes.seed(desk.root, forms, desk.now()).added == 0


def test_a_councils_own_edition_stays_in_force_after_an_upgrade(desk, forms):
    schemes.seed(desk.root, forms, desk.now())
    own = replace(prices_on(desk), title="Our own prices")
    with desk.root.writing() as session:
        EDITIONS.put(
            session,
            seeding.of_part(
                EditionKind.PRICES, "prices", "own", own.title, own, desk.now(), shipped=False
            ),
        )
    file = forms / "prices" / "2026.toml"
    file.write_text(file.read_text().replace("amount = 16.40", "amount = 17.00"))
    desk.clock.forward(days=30)
    assert schemes.seed(desk.root, forms, desk.now()).added == 1
    assert prices_on(desk).title == "Our own prices"


def test_a_faulty_file_is_left_out_and_said(desk, forms):
    (forms / "schemes" / "example-children" / "2026.1" / "rates.toml").write_text("[[rate]\n")
    found = schemes.seed(desk.root, forms, desk.now())
    assert any("rates.toml" in each.where for each in found.findings)
    assert "example-children" not in {each.name for each in schemes.schemes(desk)}
    assert prices_on(desk) is not None


def test_another_councils_published_scheme_is_never_in_force_by_itself(desk):
    schemes.seed(desk.root, paths.forms(), desk.now())
    published = [each for each in schemes.schemes(desk) if not each.for_use]
    assert published
    held = schemes.in_force_on(desk, TODAY)
    assert held is not None
    assert held.scheme == example_scheme()
    with pytest.raises(Gone):
        schemes.get(desk, UUID(int=5))


def test_each_letter_and_list_is_found_by_its_name(file_desk):
    schemes.seed(file_desk.store, paths.forms(), file_desk.now())
    for kind in LetterKind:
        letter = schemes.part_in_force(file_desk, EditionKind.LETTER, TODAY, kind.value)
        assert letter.kind is kind
    assert schemes.part_in_force(file_desk, EditionKind.LETTER, TODAY, "no-such") is None

"""Power cuts, kills and failing disks at every step: nothing acknowledged is lost, no act is half.

The ordinary suite runs a small share; `make stress` the full counts, each campaign printing what
it found.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.nothing_lost import campaign, shim

pytestmark = pytest.mark.skipif(bool(shim.why_not()), reason=shim.why_not())

STORIES = (
    "create", "open", "draft", "save", "large save", "seal", "issue", "users", "passphrase",
    "recover", "leave", "backup", "migrate",
)  # fmt: skip
CUTS = 2_000
KILLS = 2_000
FAILURES = 1_100
DOUBTS = 1_100
SHARE = 8
"""Rounds of each story in the ordinary suite."""

Figures = Callable[[str, object], None]


def _whole(name: str, found: dict[str, Any], note: Figures) -> None:
    campaign.no_faults(found)
    assert found["rounds"] > 0
    note("figures", [name, found["rounds"], sum(found["faults"].values())])


def _rounds(all_of_them: int) -> int:
    return -(-all_of_them // len(STORIES))


# --- a share, in the ordinary suite ---------------------------------------------------------------


@pytest.mark.parametrize("story", ["create", "save", "passphrase", "migrate"])
def test_a_power_cut_loses_nothing_that_was_acknowledged(story: str) -> None:
    campaign.no_faults(campaign.run("cuts", story, 5 * SHARE))


@pytest.mark.parametrize("story", ["save", "users"])
def test_killed_at_any_event_leaves_whole_acts(story: str) -> None:
    campaign.no_faults(campaign.run("kills", story, SHARE))


@pytest.mark.parametrize("story", ["create", "draft"])
def test_a_write_sync_or_rename_that_fails_is_told_in_a_sentence(story: str) -> None:
    campaign.no_faults(campaign.run("faults", story, SHARE))


@pytest.mark.parametrize("story", ["recover"])
def test_after_a_failed_sync_nothing_is_trusted_that_may_not_be_on_the_disk(story: str) -> None:
    campaign.no_faults(campaign.run("doubt", story, 5 * SHARE))


@pytest.mark.parametrize("how", ["OFF", "NORMAL"])
def test_the_same_cuts_find_what_less_syncing_loses(how: str) -> None:
    """Otherwise the campaign proves nothing."""
    found = campaign.run("cuts", "draft", 60, synchronous=how)
    lost = found["faults"].get("lost or half an act", 0)
    damaged = sum(n for fault, n in found["faults"].items() if "damaged" in fault)
    assert lost > 0, found["faults"]
    assert damaged > 0 or how == "NORMAL", found["faults"]


# --- the full counts, in `make stress` ------------------------------------------------------------


@pytest.mark.stress
@pytest.mark.parametrize("story", [*STORIES, "type"])
def test_two_thousand_power_cuts(story: str, record_property: Figures) -> None:
    found = campaign.run("cuts", story, _rounds(CUTS), seed=2)
    _whole("power cuts", found, record_property)


@pytest.mark.stress
@pytest.mark.parametrize("story", STORIES)
def test_two_thousand_kills(story: str, record_property: Figures) -> None:
    _whole("kill -9", campaign.run("kills", story, _rounds(KILLS), seed=2), record_property)


@pytest.mark.stress
@pytest.mark.parametrize("story", STORIES)
def test_every_write_sync_and_rename_fails_once_and_for_good(
    story: str, record_property: Figures
) -> None:
    found = campaign.run("faults", story, _rounds(FAILURES), seed=2)
    _whole("failing disk", found, record_property)


@pytest.mark.stress
@pytest.mark.parametrize("story", STORIES)
def test_a_failed_sync_and_then_a_power_cut(story: str, record_property: Figures) -> None:
    found = campaign.run("doubt", story, _rounds(DOUBTS), seed=2)
    _whole("failed sync, then a power cut", found, record_property)


@pytest.mark.stress
@pytest.mark.parametrize("how", ["OFF", "NORMAL"])
@pytest.mark.parametrize("story", ["draft", "save", "large save", "seal"])
def test_less_syncing_is_seen_to_lose(how: str, story: str, record_property: Figures) -> None:
    found = campaign.run("cuts", story, 100, seed=2, synchronous=how)
    assert found["faults"]
    lost = sum(found["faults"].values())
    record_property("figures", [f"power cuts with synchronous={how}", found["rounds"], lost])

"""The address of a team's server, as people type it and as settings keep it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.finding import Refused
from ras_desktop.domain.server import ServerAddress, parse, read_kept


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("ras.council.gov.uk", ServerAddress("ras.council.gov.uk")),
        (" RAS.Council.gov.uk/ ", ServerAddress("ras.council.gov.uk")),
        ("team://ras.council.gov.uk", ServerAddress("ras.council.gov.uk")),
        ("10.0.0.7:6000", ServerAddress("10.0.0.7", 6000)),
        ("[::1]:6000/north", ServerAddress("::1", 6000, "north")),
        ("server/north_east", ServerAddress("server", database="north_east")),
    ],
)
def test_what_people_type(typed: str, wanted: ServerAddress) -> None:
    assert parse(typed) == wanted
    assert parse(str(wanted)) == wanted


@pytest.mark.parametrize(
    "typed",
    ["", "a b", "-x", "host:0", "host:99999", "host:x", "host/No", "host/" + "a" * 31, "u@host",
     "host/ras?x=1", "host;rm", "[::1", "host/ras/more", "hôst"],
)  # fmt: skip
def test_what_cannot_be_an_address(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse(typed)
    assert [each.code for each in refused.value.findings] == ["server.address"]


@given(st.text(max_size=200))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        found = parse(text)
    except Refused:
        return
    assert parse(str(found)) == found


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=60))
def test_what_is_kept_is_read_back(authority: str) -> None:
    address = ServerAddress("ras.council.gov.uk", 5433, "north", authority)
    assert read_kept(address.kept()) == address


@pytest.mark.parametrize("kept", ["/home/a/North.ras", "C:\\North.ras", "team://", "team://a b/x"])
def test_what_is_no_kept_address(kept: str) -> None:
    assert read_kept(kept) is None

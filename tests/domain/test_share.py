"""Who bears a strand: the agency, who agreed, who looks at it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

from ras_desktop.domain.request import Strand
from ras_desktop.domain.share import Share, check

TODAY = date(2026, 11, 23)
HELD = Share(
    uuid4(), uuid4(), Strand.HEALTH, "NHS South Yorkshire", "A. Nurse", TODAY, "B. Nurse", True,
    uuid4(), "Sam Hale",
)  # fmt: skip


def test_what_a_share_lacks():
    assert check(HELD, TODAY) == ()
    bare = replace(
        HELD, strand=Strand.SOCIAL_CARE, agency=" ", agreed_by="", monitored_by="",
        agreed_on=date(2026, 11, 24),
    )  # fmt: skip
    assert [each.code for each in check(bare, TODAY)] == [
        "share.strand", "share.agency", "share.agreed_by", "share.agreed_on", "share.monitored_by",
    ]  # fmt: skip

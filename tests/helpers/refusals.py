"""What a service says when it refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import ras_desktop.wording.all  # noqa: F401  (every sentence, as in the program)
from ras_desktop import wording
from ras_desktop.domain.finding import Refused


def refused(act: Callable[[], object]) -> list[str]:
    """The codes for which it is refused; each has its sentence. Fails where it is done."""
    with pytest.raises(Refused) as caught:
        act()
    assert all(wording.finding(each) for each in caught.value.findings)
    return [each.code for each in caught.value.findings]

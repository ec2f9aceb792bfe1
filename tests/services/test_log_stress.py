"""Ten thousand entries, each changed, removed, inserted, swapped, cut off or rebuilt: all found."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ras_desktop.domain.log import Link
from ras_desktop.domain.log_check import check
from ras_desktop.store.log_chain import Chain
from tests.helpers import logs
from tests.helpers.logs import prepared
from tests.helpers.stores import new_file_store


@pytest.mark.stress
@pytest.mark.timeout(7200)
def test_ten_thousand_entries_each_damaged(tmp_path: Path) -> None:
    """From a checkpoint not far before each on, as the program itself does when it signs."""
    store = new_file_store(tmp_path / "database")
    desk = prepared(store, 10_000)
    chain, head = Chain(store), Chain(store).head()
    kinds = (logs.change, logs.remove, logs.remove_and_close_up, logs.insert, logs.cut, logs.swap)
    for number in range(2, head.number):
        line = chain.line(max(1, number - 20))
        assert line is not None
        since = Link(number - 20, line[1].decode()) if number > 21 else Link()
        damage = logs.rebuild if number % 200 == 0 else kinds[number % len(kinds)]
        with logs.put_back(desk.store):
            damage(store, number, random.Random(number))
            broken = check(chain, {head.number: head.hash}, since=since).broken
        assert broken is not None, (damage.__name__, number)
        first = number if damage is not logs.rebuild else 1
        assert broken.first == first, (damage.__name__, number, broken)
    store.close()

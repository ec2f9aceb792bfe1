"""The link to a team's server: what its silence stopped is said, and no longer once it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from ras_desktop.gui.connection import Connection
from ras_desktop.gui.widgets.banner import Banner

SILENT = "The team's server does not answer"


@dataclass
class World:
    """A window's banners, and what the listener tells the connection."""

    away: Banner = field(default_factory=Banner)
    above: Banner = field(default_factory=Banner)
    told: list[str] = field(default_factory=list)

    def connection(self) -> Connection:
        listener = SimpleNamespace(start=lambda: None, stop=lambda: None, look_now=lambda: None)
        team = SimpleNamespace(
            listener=lambda *_signals: listener,
            desk=SimpleNamespace(keeping=None, actor=SimpleNamespace(id=None)),
        )
        hub = SimpleNamespace(tell=lambda _changes: None)
        background = SimpleNamespace(run=lambda *_work: None)
        offers = SimpleNamespace(flush=lambda: None, offer=lambda _back: None)
        return Connection(team, hub, background, self.away, self.told.append, offers)  # type: ignore[arg-type]


@pytest.fixture
def world(qtbot) -> World:
    made = World()
    qtbot.addWidget(made.away)
    qtbot.addWidget(made.above)
    return made


def test_what_was_refused_goes_when_the_server_answers_again(world, qtbot):
    link = world.connection()
    link._lost.emit()
    qtbot.waitUntil(lambda: link.away)
    link.refuse(world.above, SILENT)
    assert SILENT in world.away.words()
    assert world.above.words() == SILENT
    link._found.emit()
    qtbot.waitUntil(lambda: not link.away)
    assert world.away.words() == world.above.words() == ""


def test_it_goes_too_where_the_silence_was_too_short_to_be_told(world, qtbot):
    link = world.connection()
    link.refuse(world.above, SILENT)
    link._heard.emit(())
    qtbot.waitUntil(lambda: world.above.words() == "")


def test_something_else_that_was_said_since_stays(world, qtbot):
    link = world.connection()
    link._lost.emit()
    qtbot.waitUntil(lambda: link.away)
    link.refuse(world.above, SILENT)
    world.above.say("The disk is full")
    link._found.emit()
    qtbot.waitUntil(lambda: not link.away)
    assert world.above.words() == "The disk is full"

"""Going there, back and forward."""

from __future__ import annotations

from uuid import UUID

from ras_desktop.gui.place import Place, Trail

CASE = UUID(int=7)


def test_back_and_forward_follow_the_visits():
    trail = Trail()
    assert trail.now is None
    assert trail.back() is None
    for word in ("today", "families", "settings"):
        trail.go(Place(word))
    assert trail.back() == Place("families")
    assert trail.back() == Place("today")
    assert trail.back() is None
    assert trail.forward() == Place("families")


def test_a_new_place_forgets_what_was_ahead():
    trail = Trail()
    for word in ("today", "families", "settings"):
        trail.go(Place(word))
    trail.back()
    trail.go(Place("family", CASE))
    assert trail.forward() is None
    assert trail.back() == Place("families")


def test_the_same_place_twice_is_one_visit():
    trail = Trail()
    trail.go(Place("today"))
    trail.go(Place("today"))
    assert trail.back() is None


def test_the_trail_does_not_grow_for_ever():
    trail = Trail()
    for at in range(500):
        trail.go(Place("family", UUID(int=at)))
    steps = 0
    while trail.back() is not None:
        steps += 1
    assert steps == Trail.LONGEST - 1


def test_a_place_is_written_as_a_path():
    assert str(Place("plan", CASE).at("lines/3")) == f"plan/{CASE}/lines/3"
    assert str(Place("today")) == "today"

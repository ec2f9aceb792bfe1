"""Two people on one thing, through the page: both are shown, nothing is done or lost unasked."""

from __future__ import annotations

import ast
from pathlib import Path
from types import SimpleNamespace

import pytest

import ras_desktop
import tests.gui.stale_closing_sites
import tests.gui.stale_money
import tests.gui.stale_payment_sites
import tests.helpers.stale_agreement
import tests.helpers.stale_panel
import tests.helpers.stale_payment
import tests.helpers.stale_review  # noqa: F401  (their entries)
from ras_desktop.domain.permission import EVERYBODY
from ras_desktop.domain.reconsideration import Outcome
from ras_desktop.domain.two_copies import Side
from ras_desktop.gui.dialogs import changed, versions
from ras_desktop.gui.dialogs import moderation as moderation_dialogs
from ras_desktop.gui.dialogs import notice as notice_dialogs
from ras_desktop.gui.dialogs import plan as plan_dialogs
from ras_desktop.gui.dialogs import reconsideration as again_dialogs
from ras_desktop.gui.dialogs import review as review_dialogs
from ras_desktop.gui.family import consents
from ras_desktop.gui.pages import allocation, moderation, practice, review
from ras_desktop.gui.plan import verbs as plan_verbs
from ras_desktop.gui.schemes import verbs as scheme_verbs
from ras_desktop.store.trouble import Gone
from tests.gui.stale_sites import ELSEWHERE, NOT_OFFERED, SITES, TODAY, Rig
from tests.helpers.stale import TRIALS
from tests.helpers.stale_notice import NOV_30
from tests.helpers.stores import desk_at


@pytest.fixture
def rig(seeded_desk, clock, context_of, qtbot, shell, monkeypatch):
    shell.casefile = SimpleNamespace(desk=seeded_desk)  # that one is open; no page here asks more
    other = desk_at(seeded_desk.store, EVERYBODY, clock, "Kit Lowe")
    made = Rig(seeded_desk, other, context_of, qtbot, monkeypatch)
    for module in (allocation, moderation, plan_verbs, practice, review, scheme_verbs):
        monkeypatch.setattr(module, "confirm", lambda *_words: True)
    monkeypatch.setattr(review_dialogs, "ask_reason", lambda *_words: "Her sister’s")
    monkeypatch.setattr(notice_dialogs, "ask_help", lambda *_words: ("Mine", NOV_30))
    monkeypatch.setattr(again_dialogs, "ask_drop", lambda *_words: "It works")
    monkeypatch.setattr(again_dialogs, "ask_file", lambda _page, files: files[-1].value)
    told = (Outcome.UPHELD, "Looked at.", ())
    monkeypatch.setattr(again_dialogs, "ask_answer", lambda *_words: told)
    monkeypatch.setattr(notice_dialogs, "ask_withdrawal", lambda *_words: "A mistake.")
    monkeypatch.setattr(consents, "ask_day", lambda *_words: TODAY)
    monkeypatch.setattr(moderation_dialogs, "ask_needed", lambda *_words: "The nights")
    monkeypatch.setattr(
        plan_dialogs, "ask_copy", lambda *_words: plan_dialogs.Copy(made.notes["source"])
    )
    return made


@pytest.fixture
def asked(monkeypatch):
    """What both versions were shown; `asked.yes`: what the person says."""

    class Asked(list):
        yes = False

    found = Asked()

    def choose(_parent, pairs):
        found.append(pairs)
        return dict.fromkeys((each.field for each in pairs), Side.LEFT) if found.yes else None

    def ask(_parent, pairs, _words, **_more):
        found.append(pairs)
        return found.yes

    monkeypatch.setattr(versions, "choose", choose)
    monkeypatch.setattr(changed, "ask", ask)
    return found


def test_every_verb_that_writes_over_a_copy_is_tried_through_its_page():
    assert set(SITES) | set(ELSEWHERE) | set(NOT_OFFERED) == set(TRIALS)
    assert not set(SITES) & (set(ELSEWHERE) | set(NOT_OFFERED))
    for path in ELSEWHERE.values():
        assert (Path(ras_desktop.__file__).parents[1] / path).is_file()


def test_no_page_calls_a_verb_that_is_not_tried():
    """A page that begins to remove moderations has to be tried."""
    called = set()
    for path in (Path(ras_desktop.__file__).parent / "gui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                called.add(f"{node.value.id}.{node.attr}")
    assert "moderation.keep" in called
    assert "moderation.drop" not in called


def stands(trial):
    """The record as it stands; None where it was removed."""
    try:
        return trial.read()
    except (Gone, IndexError):  # the last of a list
        return None


@pytest.mark.parametrize("verb", sorted(SITES))
def test_both_are_shown_and_nothing_is_written_over_unasked(verb, rig, asked, shell):
    trial = TRIALS[verb](rig.desk, rig.other)
    press = SITES[verb](rig, trial)
    seen = trial.read()
    trial.theirs()
    theirs = trial.read()
    assert theirs != seen
    press()
    if rig.notes.get("same"):  # nothing that the page shows is another: nobody is asked
        assert not asked
        assert not shell.faults
        assert stands(trial) != theirs
        return
    two = getattr(rig.page, "two", None)
    if not asked and two is not None and two.waits:  # nothing opens while one types: it is said
        assert "kept beside theirs" in shell.warned[-1]
        two.ask()
    assert asked, "both versions are shown"
    assert all(pair.name and pair.left != pair.right for pair in asked[0])
    assert trial.read() == theirs
    assert not shell.faults
    asked.yes = True
    if two is not None and two.waits:
        two.ask()
    else:
        press()
    if rig.notes.get("look"):  # seen by now: the act itself comes after
        press()
    assert not shell.faults
    assert rig.notes.get("refused") or stands(trial) != theirs

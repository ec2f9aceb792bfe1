"""What can be undone over sessions: the last steps of a draft, kept beside it as one's own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, Generic, TypeVar

from ras_desktop.domain.delta import changes, taken_back
from ras_desktop.domain.draft import Draft
from ras_desktop.gui.context import Context
from ras_desktop.gui.widgets.timeline import Step, Timeline
from ras_desktop.services import draft
from ras_desktop.services.draft import UNDO
from ras_desktop.store import coding

Value = TypeVar("Value")
MOST = 50
"""Steps that are kept over sessions."""
AGAIN = "+"
"""Begins a step that was undone and can be done again."""
LONGEST = 200_000
"""Characters of all of them; the oldest go first."""


class Past(Generic[Value]):
    """Keeps the steps of a page's timeline as text and gives them back the next time.

    `part(record)`: the value that the timeline is over, of the record as it was kept. `taken` is
    called when steps have come back.
    """

    def __init__(
        self,
        timeline: Timeline[Value],
        kind: type[Value],
        part: Callable[[Any], Value],
        taken: Callable[[], object] = lambda: None,
    ) -> None:
        self._timeline, self._kind, self._part = timeline, kind, part
        self._taken = taken
        self._told: dict[tuple[int, str], tuple[Step[Value], str]] = {}

    def steps(self) -> list[str]:
        """The last steps, the latest last; then what was undone, marked, the next one last.

        A step that was told before is not reckoned again.
        """
        last, undone = self._timeline.steps()[-MOST:], self._timeline.undone()[-MOST:]
        every = {
            (id(each), mark): each for mark in ("", AGAIN) for each in (undone if mark else last)
        }
        self._told = {key: self._told.get(key, (each, "")) for key, each in every.items()}
        told: dict[str, list[str]] = {"": [], AGAIN: []}
        left = LONGEST
        for (name, mark), each in reversed(every.items()):
            words = self._told[name, mark][1] or mark + self._tell(each, back=not mark)
            self._told[name, mark] = (each, words)
            left -= len(words)
            if left < 0:
                break
            told[mark].append(words)
        return [*told[""][::-1], *told[AGAIN][::-1]]

    def body(self, record: Any, steps: list[str]) -> dict[str, Any]:
        """What is kept beside the record, once it was kept as it is here."""
        return {"at": self._mark(record), "steps": steps}

    def take(self, record: Any, body: Any) -> bool:
        """Puts the steps of an earlier session back, where this one has none yet.

        False where the record has gone on since they were kept: they are of another copy.
        """
        if self._timeline.can_undo() or self._timeline.can_redo():
            return False
        if not isinstance(body, Mapping) or body.get("at") != self._mark(record):
            return False
        now = self._part(record)
        told = [str(each) for each in body.get("steps", ())]
        done = self._walk(now, [each for each in told if not each.startswith(AGAIN)])
        undone = self._walk(now, [each[1:] for each in told if each.startswith(AGAIN)])
        self._timeline.begin(
            [Step(there, here, where) for here, there, where in reversed(done)],
            [Step(here, there, where) for here, there, where in reversed(undone)],
        )
        self._taken()
        return True

    def _walk(self, now: Value, told: list[str]) -> list[tuple[Value, Value, str]]:
        """From what stands now through each step, the last one first: from, to, its place."""
        plain, found = self._plain(now), []
        try:
            for words in reversed(told):
                where, made = json.loads(words)
                plain = taken_back(plain, made)
                there = coding.load(self._kind, json.dumps(plain))
                found.append((now, there, where))
                now = there
        except (LookupError, TypeError, ValueError):
            pass  # what is older than this cannot be read any more
        return found

    def _tell(self, step: Step[Value], *, back: bool) -> str:
        """A step as what it takes to go back over it, or to do it again."""
        one, other = self._plain(step.before), self._plain(step.after)
        made = changes(one, other) if back else changes(other, one)
        return json.dumps([step.where, made], ensure_ascii=False, separators=(",", ":"))

    def _plain(self, value: Value) -> Any:
        return json.loads(coding.dump(value, self._kind))

    def _mark(self, record: Any) -> str:
        """The same for the same content: a mapping may have come back in another order."""
        told = json.dumps(self._plain(self._part(record)), sort_keys=True)
        return sha256(told.encode()).hexdigest()


class Beside(Generic[Value]):
    """A `Past` that is kept as a draft of one's own, for pages without `TwoCopies`."""

    def __init__(self, context: Context, past: Past[Value], kind: str) -> None:
        self._context, self._past, self._kind = context, past, f"{kind}{UNDO}"

    def steps(self) -> list[str]:
        """On the window's thread: what goes with what is being kept."""
        return self._past.steps()

    def keep(self, subject: str, record: Any, steps: list[str]) -> None:
        """On the store's thread, after the record itself was kept."""
        draft.keep(self._context.desk, self._kind, subject, self._past.body(record, steps))

    def offer(self, subject: str, record: Any, still: Callable[[], bool]) -> None:
        """The page shows this record: its steps come back, if it `still` shows it by then."""
        desk, kind = self._context.desk, self._kind

        def found(held: Draft | None) -> None:
            if held is not None and still():
                self._past.take(record, held.body)

        self._context.run(lambda: draft.find(desk, kind, subject), found)

    def drop(self, subject: str) -> None:
        """On the store's thread: the draft is done with."""
        draft.drop(self._context.desk, self._kind, subject)

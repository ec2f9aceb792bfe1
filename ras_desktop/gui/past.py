"""What can be undone over sessions: the last steps of a draft, kept beside it as one's own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, Generic, TypeVar

from ras_desktop.domain.delta import changes, taken_back
from ras_desktop.gui.widgets.timeline import Step, Timeline
from ras_desktop.store import coding

Value = TypeVar("Value")
MOST = 50
"""Steps that are kept over sessions."""
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
        self._told: dict[int, tuple[Step[Value], str]] = {}

    def steps(self) -> list[str]:
        """The last steps, the latest last; a step that was told before is not reckoned again."""
        last = self._timeline.steps()[-MOST:]
        self._told = {id(each): self._told.get(id(each), (each, "")) for each in last}
        told, left = [], LONGEST
        for each in reversed(last):
            words = self._told[id(each)][1] or self._tell(each)
            self._told[id(each)] = (each, words)
            left -= len(words)
            if left < 0:
                break
            told.append(words)
        return told[::-1]

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
        after = self._part(record)
        plain, steps = self._plain(after), []
        try:
            for words in reversed(body["steps"]):
                where, made = json.loads(words)
                plain = taken_back(plain, made)
                before = coding.load(self._kind, json.dumps(plain))
                steps.append(Step(before, after, where))
                after = before
        except (LookupError, TypeError, ValueError):
            pass  # what is older than this cannot be read any more
        self._timeline.begin(steps[::-1])
        self._taken()
        return True

    def _tell(self, step: Step[Value]) -> str:
        made = changes(self._plain(step.before), self._plain(step.after))
        return json.dumps([step.where, made], ensure_ascii=False, separators=(",", ":"))

    def _plain(self, value: Value) -> Any:
        return json.loads(coding.dump(value, self._kind))

    def _mark(self, record: Any) -> str:
        return sha256(coding.dump(self._part(record), self._kind).encode()).hexdigest()

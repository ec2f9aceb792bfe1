"""Trouble: what the world broke (full disk, wrong passphrase, stale copy). One sentence each."""

from __future__ import annotations

from typing import Any, ClassVar


class Trouble(Exception):  # noqa: N818  (the word of the house for this kind of failure)
    """Something outside the program went wrong; `wording.trouble` says it in one sentence.

    The sentence says what happened, that nothing is lost, and what to do. Subclasses name their
    `code`; `values` are what the sentence needs, never a family's data.
    """

    code: ClassVar[str] = "trouble"

    def __init__(self, **values: Any) -> None:
        super().__init__(self.code)
        self.values = values

"""A draft: what somebody has typed and not yet saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Draft:
    """`kind` names the page or form, `subject` the thing (a case, "new"), `body` what was typed.

    `body` is text, numbers, lists and mappings as JSON has them; the page that wrote it reads it.
    """

    kind: str
    subject: str
    body: Any
    kept_at: datetime
    case: UUID | None = None

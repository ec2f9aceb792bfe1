"""Every engine of a test run compiles its statements once: engines of one kind share the result.

SQLAlchemy keeps what it compiled by engine and dialect. The program opens one engine and keeps it;
tests open thousands, and would compile the same statements in each of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, event

from ras_desktop.store import engine as engines

_FIRST: dict[str, Engine] = {}
"""The first engine of each kind that has reached its database."""


def share() -> None:
    """From now on the engines that the program opens share what they compiled."""
    engines.create_engine = _sharing(engines.create_engine)  # type: ignore[attr-defined]


def _sharing(create: Callable[..., Engine]) -> Callable[..., Engine]:
    def made(*given: Any, **named: Any) -> Engine:
        engine = create(*given, **named)
        first = _FIRST.get(engine.dialect.name)
        if first is None:
            event.listen(engine, "engine_connect", lambda _: _FIRST.setdefault(engine.name, engine))
            return engine
        engine.dialect = first.dialect
        engine._compiled_cache = first._compiled_cache
        return engine

    return made

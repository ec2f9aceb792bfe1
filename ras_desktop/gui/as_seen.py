"""An act on a copy as it stands on the page: where it is another by now, both are shown first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.finding import Refused
from ras_desktop.gui.context import Context
from ras_desktop.gui.dialogs import changed
from ras_desktop.gui.family import versions
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.two_copies import Said, pairs
from ras_desktop.gui.widgets.two_versions import Pair
from ras_desktop.services.desk import Done
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import _

Value = TypeVar("Value")
Compare = Callable[[Any, Any], Sequence[Pair]]
Begin = Callable[
    [Callable[..., Done[Any]], Callable[[Any], None], Callable[[BaseException], None]], None
]


def by(said: Callable[[], Said]) -> Compare:
    """How two copies of a record are compared that has words of its own."""
    return lambda then, now: tuple(pairs(then, now, then, said()).values())


def by_field(lists: Lists) -> Compare:
    """How two copies of a part of a child's record are compared."""
    return lambda then, now: versions.differences(then, now, (), lists)


def act_on(
    parent: QWidget,
    context: Context,
    seen: Value,
    verb: Callable[..., Done[Any]],
    compare: Compare,
    done: Callable[[Any], object] | None = None,
    refused: Callable[[tuple[Any, ...]], object] | None = None,
    yes: str = "",
    begin: Begin | None = None,
) -> None:
    """Runs `verb(seen)` in the background, then `done(value)`. `begin`: another way to run it;
    a report that it gives goes on to the verb.

    Where somebody else has kept another copy, nothing is done: both are shown, and the person says
    whether it is done on the one that stands now. A copy in which nothing differs that the page
    shows is no other.
    """

    def failed(fault: BaseException) -> None:
        if isinstance(fault, Refused) and refused is not None:
            refused(fault.findings)
        elif isinstance(fault, StaleCopy) and fault.theirs is not None:
            theirs: Value = fault.theirs
            shown = compare(seen, theirs)
            if not shown or changed.ask(parent, shown, yes or _("Do it all the same")):
                act_on(parent, context, theirs, verb, compare, done, refused, yes, begin)
        else:
            context.failed(fault)

    def kept(value: Any) -> None:
        if done is not None:
            done(value)

    (begin or context.act)(lambda *report: verb(seen, *report), kept, failed)


def look_first(
    parent: QWidget,
    context: Context,
    seen: Value,
    fault: BaseException,
    compare: Compare,
    show: Callable[[], object],
    again: Callable[[Value], object],
) -> None:
    """For what cannot be undone and met another copy: both are shown, and nothing is done.

    `show()`: the page shows what stands now; the act is chosen anew there. `again(theirs)`: where
    nothing differs that the page shows.
    """
    if not isinstance(fault, StaleCopy) or fault.theirs is None:
        context.failed(fault)
        return
    shown = compare(seen, fault.theirs)
    if not shown:
        again(fault.theirs)
    elif changed.ask(parent, shown, _("Show how it stands now")):
        show()

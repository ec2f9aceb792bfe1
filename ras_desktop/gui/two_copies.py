"""Two people on one record that is kept as it is typed: both copies shown, one made of both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from ras_desktop.domain.draft import Draft
from ras_desktop.domain.finding import Refused
from ras_desktop.domain.two_copies import Path, Side, differing, joined, parts
from ras_desktop.gui.context import Context
from ras_desktop.gui.dialogs import changed, versions
from ras_desktop.gui.past import Past
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.draft_keeper import DraftKeeper
from ras_desktop.gui.widgets.two_versions import Pair
from ras_desktop.services import draft
from ras_desktop.services.desk import Done
from ras_desktop.services.draft import UNDO
from ras_desktop.store.trouble import Gone, StaleCopy
from ras_desktop.wording import _

Value = TypeVar("Value")
SHORT = 80
"""Characters up to which is shown what both had before."""
OVER = frozenset({
    "assessment.sealed_already", "moderation.decided_already", "moderation.confirmed_already",
    "plan.agreed_already", "review.held_already", "practice.finished", "permission.state",
})  # fmt: skip
"""Why a record that is kept as it is typed can be kept no more."""


@dataclass(frozen=True, slots=True)
class Said:
    """How two copies are said: which fields people type in, and each part in their words."""

    fields: tuple[str, ...]
    name: Callable[[Path], str]
    words: Callable[[Path, Any], str]


def pairs(mine: Any, theirs: Any, base: Any, said: Said) -> dict[Path, Pair]:
    """Each part in which two copies differ; taken is mine where I changed it, else theirs."""
    left, right = parts(mine, said.fields), parts(theirs, said.fields)
    before = parts(base, said.fields)
    made = {}
    for path in differing(mine, theirs, said.fields):
        one, other = left.get(path), right.get(path)
        made[path] = Pair(
            field="/".join(path),
            name=said.name(path),
            left=said.words(path, one),
            right=said.words(path, other),
            taken=Side.LEFT if one != before.get(path) else Side.RIGHT,
            both=bool(one and other) and isinstance(one, str) and isinstance(other, str),
            hint=_before(said.words(path, before[path])) if path in before else "",
        )
    return made


def _before(words: str) -> str:
    """What both had before, where it is short enough to be of help."""
    return _("Before: {value}").format(value=words) if 0 < len(words) <= SHORT else ""


def choose(parent: QWidget, mine: Value, theirs: Value, base: Value, said: Said) -> Value | None:
    """Their copy with what the person takes from mine, to be kept over theirs; None: not now."""
    shown = pairs(mine, theirs, base, said)
    taken: dict[str, Side] | None = {}
    if shown:
        taken = versions.choose(parent, tuple(shown.values()))
    if taken is None:
        return None
    return joined(mine, theirs, {path: taken[pair.field] for path, pair in shown.items()})


class TwoCopies(Generic[Value]):
    """Stands between a page's DraftKeeper and the verb that keeps the record.

    `keep(value)` runs in the background. Where somebody else has kept another copy, mine is put
    aside as my own draft, both are shown, and what is typed goes on aside until one is chosen.
    `begin(value)`: the page shows a copy as it was read; mine left aside is offered again.
    `took(value)`: a choice was kept; the page shows it.
    """

    def __init__(
        self,
        page: QWidget,
        context: Context,
        kind: str,
        typed: Callable[[], Value],
        save: Callable[[Value], Done[Value]],
        said: Callable[[], Said],
        took: Callable[[Value], object],
        subject: Callable[[Any], Any] = lambda value: value.id,
        past: Past[Any] | None = None,
    ) -> None:
        self._page, self._context, self._kind = page, context, f"{kind}.aside"
        self._past, self._undo = past, f"{kind}{UNDO}"
        self._typed, self._save, self._said, self._took = typed, save, said, took
        self._subject = subject
        self._base: Any = None
        self._theirs: Any = None
        self._left: draft.Aside[Any] | None = None
        self._sent: Any = None
        self._put: draft.Aside[Any] | None = None
        self._asking = False
        self.keeper = DraftKeeper(context, self._taken, self._keep_taken, self._closed)
        self.keeper.stale = self._met
        self.keeper.label.both_wanted.connect(self.ask)

    @property
    def version(self) -> int:
        """Of the copy that the page's text stands on."""
        version: int = getattr(self._base, "version", 0)
        return version

    @property
    def waits(self) -> bool:
        """Whether the page shows mine while theirs is in the record."""
        return self._theirs is not None

    def begin(self, value: Value) -> None:
        """The page shows this copy; what I left aside of it earlier is offered again."""
        self._base, self._theirs, self._left = value, None, None
        self.keeper.drop()
        subject = str(self._subject(value))
        desk, kind, of = self._context.desk, self._kind, type(value)

        def work() -> tuple[draft.Aside[Value] | None, Draft | None]:
            left = draft.find_aside(desk, kind, subject, of)
            return left, draft.find(desk, self._undo, subject) if self._past else None

        def found(held: tuple[draft.Aside[Value] | None, Draft | None]) -> None:
            left, undo = held
            if self._base is not value:
                return
            if left is not None and not self.waits:
                self._left = left
                self.keeper.say_held()
            if undo is not None and self._past and not self.keeper.waiting:
                self._past.take(value, undo.body)

        self._context.run(work, found)

    def _taken(self) -> tuple[Value, list[str] | None]:
        return self._typed(), self._past.steps() if self._past else None

    def _keep_taken(self, taken: tuple[Value, list[str] | None]) -> None:
        """On the store's thread: the record, then what can be undone of it the next time."""
        value, steps = taken
        kept: Any = self.keep(value)
        if self._past is not None and steps is not None and not self.waits:
            subject, case = str(self._subject(kept)), getattr(kept, "case", None)
            body = self._past.body(kept, steps)
            draft.keep(self._context.desk, self._undo, subject, body, case)

    def keep(self, value: Value) -> Value:
        """On the store's thread. Mine is put aside before it is said that there are two."""
        asked: Any = value
        base: Any = self._base
        same = base is not None and self._subject(base) == self._subject(asked)
        if same and self.waits:
            self._aside(asked, base)
            return value
        version = base.version if same else asked.version
        try:
            kept = self._save(replace(asked, version=version)).value
        except (StaleCopy, Refused, Gone):
            self._aside(asked, base if same else asked)
            raise
        if same and base is self._base:
            self._base = kept
        return kept

    def stale(self, fault: BaseException) -> None:
        """For a verb (sealing, agreeing) that met another copy; else the usual answer."""
        if isinstance(fault, StaleCopy) and fault.theirs is not None:
            self.keeper.held = True
            self.keeper.say_held()
            if self._meet(fault):
                self.ask()
        else:
            self._context.failed(fault)

    def ended(self, value: Value) -> None:
        """The page shows a record that is finished: what I left aside of it can still be seen."""
        self._base, self._theirs, self._left = None, None, None
        self.keeper.drop()
        subject = str(self._subject(value))
        desk, kind, of = self._context.desk, self._kind, type(value)

        def work() -> draft.Aside[Value] | None:
            if self._past is not None and draft.find(desk, self._undo, subject) is not None:
                draft.drop(desk, self._undo, subject)
            return draft.find_aside(desk, kind, subject, of)

        def found(left: draft.Aside[Value] | None) -> None:
            if left is not None:
                self._offer_to_see(left)

        self._context.run(work, found)

    def _closed(self, fault: BaseException) -> bool:
        """It was finished or removed while one typed: mine is aside, and can be seen."""
        codes = {each.code for each in fault.findings} if isinstance(fault, Refused) else set()
        if not isinstance(fault, Gone) and not codes & OVER:
            return False
        self.keeper.end()
        if isinstance(fault, Gone) and self._put is not None:
            self._offer_to_see(self._put)
        self._took(self._typed())
        return True

    def _offer_to_see(self, left: draft.Aside[Any]) -> None:
        words = _("It was finished or removed while you typed. What you typed is kept.")
        see = button(_("See what you typed"), lambda: self._see(left))
        self._context.warn(words, see)

    def _see(self, left: draft.Aside[Any]) -> None:
        shown = tuple(pairs(left.mine, left.base, left.base, self._said()).values())
        if changed.ask(self._page, shown, _("Throw away what I typed"), mine=True):
            desk, kind, subject = self._context.desk, self._kind, str(self._subject(left.mine))
            self._context.run(lambda: draft.drop(desk, kind, subject), lambda _none: None)

    def ask(self) -> None:
        """Shows both copies; what is chosen is kept over theirs as a new version."""
        if self._asking or (self._theirs is None and self._left is None):
            return
        mine: Any = self._typed()
        theirs, base = self._theirs, self._base
        if self._left is not None and not self.waits:
            theirs = replace(mine, version=self.version)
            mine, base = self._left.mine, self._left.base
        self._asking = True
        try:
            chosen: Any = choose(self._page, mine, theirs, base, self._said())
        finally:
            self._asking = False
        if chosen is not None:
            self._send(replace(chosen, version=theirs.version))

    def _send(self, chosen: Value) -> None:
        self._sent = self._typed()
        self._context.act(lambda: self._save(chosen), self._kept, self.stale)

    def _kept(self, kept: Any) -> None:
        now: Any = self._typed()
        late = differing(self._sent, now, self._said().fields)
        if late and self._subject(now) == self._subject(kept):  # typed while it was being kept
            self._send(joined(now, kept, dict.fromkeys(late, Side.LEFT)))
            return
        desk, kind, subject = self._context.desk, self._kind, str(self._subject(kept))
        self._base, self._theirs, self._left = kept, None, None
        self.keeper.drop()
        self._context.calm()
        self._context.run(lambda: draft.drop(desk, kind, subject), lambda _none: None)
        self._took(kept)

    def _met(self, fault: StaleCopy) -> None:
        """While one types nothing opens by itself: the next key would choose. It is said, once."""
        before = self.waits
        if self._meet(fault) and not before:
            words = _(
                "Somebody else has changed this, too. What you type is kept beside theirs until "
                "you choose at each difference."
            )
            self._context.warn(words, button(_("Look at both versions"), self.ask))

    def _meet(self, fault: StaleCopy) -> bool:
        asked: Any = fault.mine
        shown: Any = self._typed()
        if fault.theirs is None or self._subject(asked) != self._subject(shown):
            self.keeper.held = False  # removed by them, or the page has gone on: mine is aside
            self._context.failed(fault)
            return False
        self._theirs = fault.theirs
        return True

    def _aside(self, mine: Any, base: Any) -> None:
        subject, case = str(self._subject(mine)), getattr(mine, "case", None)
        self._put = draft.Aside(mine, base)
        draft.put_aside(self._context.desk, self._kind, subject, self._put, case)

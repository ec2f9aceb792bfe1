"""A form for one value of a case: its draft, its saving, and what happens when others saved it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout

from ras_desktop.domain.draft import Draft
from ras_desktop.domain.finding import Findings, Refused, errors
from ras_desktop.domain.two_copies import Side
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.context import Context
from ras_desktop.gui.dialogs import versions
from ras_desktop.gui.family.lists import Lists
from ras_desktop.gui.family.versions import joined, parts
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.draft_keeper import DraftKeeper
from ras_desktop.gui.widgets.edit_stack import EditStack
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import Flow, holding, show_if
from ras_desktop.services import draft as drafts
from ras_desktop.services.clock import LONDON
from ras_desktop.services.desk import Desk, Done
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import _, moment

Value = TypeVar("Value")


class Editor(QFrame, Generic[Value]):
    """`begin(case, value, subject)` opens it; `saved(value)` and `closed()` end it.

    A draft of the same kind and subject is put back into the form, with a way to throw it away.
    Subclasses add fields to `form` and put them into `body`, and say how values and form meet.
    """

    saved = Signal(object)
    closed = Signal()
    kept_here = Signal()
    """The draft was kept or thrown away: counts of drafts may have changed."""

    KIND: ClassVar[str] = ""
    """The kind of its drafts: "family.note"."""

    def __init__(self, context: Context, save: str, *, closes: bool = True) -> None:
        super().__init__()
        self.context = context
        self.kind = self.KIND
        self.lists = Lists()
        self.form = Form(self)
        self.drafts = DraftKeeper(context, self._draft, self._keep_draft)
        self.base: Value | None = None
        self._case: UUID | None = None
        self._subject = ""
        self._version = 0
        self._from: Mapping[str, Any] = {}
        self._edited = self._busy = self._warned = False
        self._restored = Banner(closes=False)
        self.body = QVBoxLayout()
        self.body.setSpacing(space(2))
        self.save_button = button(save, self.save, main=True)
        self.throw_button = button(_("Throw away what is typed"), self.throw_away)
        self.close_button = button(_("Close"), self.close_form)
        show_if(self.close_button, closes)
        self.foot = Flow(gap=1)
        self.undo = EditStack(self.form, self)
        buttons: tuple[QAbstractButton, ...] = (
            self.save_button, self.close_button, self.throw_button, *self.undo.buttons(),
        )  # fmt: skip
        for each in buttons:
            self.foot.addWidget(each)
        self.foot.addWidget(self.drafts.label)
        self.foot_row = holding(self.foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space(2))
        for part in (self.form.summary, self._restored):
            whole.addWidget(part)
        whole.addLayout(self.body)
        whole.addWidget(self.foot_row)
        self.form.edited.connect(self._typed_something)

    # What a subclass says

    def offer(self, lists: Lists) -> None:
        """The council's lists, for the fields that offer them."""
        self.lists = lists

    def values_of(self, value: Value) -> dict[str, Any]:
        """The value of every field of the form."""
        raise NotImplementedError

    def composed(self, base: Value, values: Mapping[str, Any]) -> Value:
        """The value that the form shows, over the one it began with."""
        raise NotImplementedError

    def check(self, value: Value) -> Findings:
        """What is wrong with it; warnings are shown once before it is saved."""
        return ()

    def save_by(self, desk: Desk, case: UUID, value: Value) -> Done[Value]:
        """The verb that saves it; runs in the background."""
        raise NotImplementedError

    def typed(self) -> dict[str, Any]:
        """Exactly what is typed, for the draft."""
        return self.form.typed()

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Puts a draft back."""
        self.form.retype(typed)

    # Opening and closing

    def begin(self, case: UUID, value: Value, subject: str, held: Draft | None = None) -> None:
        """Shows a value. `subject` names it among drafts; `held` is the draft found for it."""
        self._case, self._subject = case, subject
        self._busy = self._warned = False
        self.show_value(value)
        if held is not None and isinstance(held.body, Mapping):
            self._take_draft(held)

    def follow(self, case: UUID, value: Value, subject: str, held: Draft | None) -> None:
        """Shows what the page has just read, unless it is shown already or something is typed."""
        same = (case, subject) == (self._case, self._subject)
        if not same or not (self._edited or self._busy or self.base == value):
            self.begin(case, value, subject, held)

    def show_value(self, value: Value) -> None:
        """Shows a value as it is kept; what was typed before is gone from the form."""
        self.base = value
        self._version = getattr(value, "version", 0)
        self.form.load(self.values_of(value))
        self._from = self.typed()
        self._edited = False
        self._restored.clear()
        self.drafts.drop()
        self.undo.begin()
        self._dress()

    def show_kept(self, kept: Any) -> None:
        """Shows what the service kept."""
        self.show_value(kept)

    @property
    def typing(self) -> bool:
        """Whether something is typed that is not saved: a refresh must not take it away."""
        return self._edited

    def shows(self, case: UUID, subject: str) -> bool:
        """Whether it is this that the form shows."""
        return (case, subject) == (self._case, self._subject)

    def find_draft(self, subject: str, answer: Callable[[Draft | None], None]) -> None:
        """The draft of a subject as it is now: what was typed a moment ago counts."""
        desk, kind = self.context.desk, self.kind
        self.context.run(lambda: drafts.find(desk, kind, subject), answer, owner=self, key="draft")

    def keep(self) -> None:
        """Keeps the draft now."""
        self.drafts.now()

    def close_form(self) -> None:
        """Keeps what was typed as a draft and goes."""
        self.drafts.now()
        self.closed.emit()

    def throw_away(self) -> None:
        """Shows what is kept instead of what was typed; there is a way back."""
        assert self.base is not None
        typed, version = self.typed(), self._version
        base, case, subject = self.base, self._case, self._subject
        self.show_value(base)
        self.drop_draft()

        def back() -> None:
            if (self._case, self._subject) == (case, subject):
                self._version = version
                self.retype(typed)
                self._typed_something()

        self.context.notify(_("What was typed is thrown away"), back)
        self.kept_here.emit()

    def take_focus(self) -> None:
        """The cursor into the first field."""
        for where in self.form.places():
            if self.form.field(where).isVisibleTo(self):
                self.form.field(where).take_focus()
                return

    # Saving

    def save(self) -> None:
        """Saves it, once, however often it is pressed."""
        if self._busy or self.base is None:
            return
        if found := self.form.faults():
            self.form.show_findings(found)
            return
        value = self.value()
        found = self.check(value)
        if errors(found) or (found and not self._warned):
            self._warned = not errors(found)
            self.form.show_findings(found)
            return
        self.send(value)

    def value(self) -> Value:
        """What the form shows, with the version it was read as."""
        assert self.base is not None
        made: Any = self.composed(self.base, self.form.values())
        return replace(made, version=self._version)

    def send(self, value: Value) -> None:
        """Asks the service to save it."""
        case, desk = self._case, self.context.desk
        assert case is not None
        self._busy = True
        self.drafts.now()
        shown = (case, self._subject)
        self.context.act(
            lambda: self.save_by(desk, case, value),
            lambda kept: self._sent(shown, kept),
            lambda fault: self._not_sent(value, fault),
        )

    def _sent(self, shown: tuple[UUID, str], kept: Value) -> None:
        self._busy = self._warned = False
        if shown == (self._case, self._subject):
            self.drop_draft()
            self.show_kept(kept)
        self.saved.emit(kept)

    def _not_sent(self, value: Value, fault: BaseException) -> None:
        self._busy = False
        if isinstance(fault, Refused):
            self.form.show_findings(fault.findings)
        elif isinstance(fault, StaleCopy):
            chosen = self._choose(value, fault.theirs)
            if chosen is not None:
                self.send(chosen)
        else:
            self.context.failed(fault)

    def _choose(self, mine: Value, theirs: Value) -> Value | None:
        """One version of both: asked of the person, unless only other things were changed."""
        seen = getattr(self.base, "version", 0) == self._version
        if seen and parts(self.base) == parts(theirs):
            return joined(mine, theirs, dict.fromkeys(parts(mine), Side.LEFT))
        return versions.ask(self, mine, theirs, self.touched(), self.lists)

    def touched(self) -> frozenset[str]:
        """The fields of the value that were changed here."""
        now = self.typed()
        changed = (where for where in now if now[where] != self._from.get(where))
        return frozenset(where.partition("/")[0] for where in changed)

    # Drafts

    def _typed_something(self, *_where: object) -> None:
        self._edited, self._warned = True, False
        self.drafts.touch()
        self._dress()

    def _draft(self) -> tuple[str, UUID | None, dict[str, Any]]:
        assert self.base is not None
        body = {
            "id": str(getattr(self.base, "id", "")),
            "version": self._version,
            "from": dict(self._from),
            "typed": self.typed(),
            "undo": self.undo.told(),
        }
        return self._subject, self._case, body

    def _keep_draft(self, asked: tuple[str, UUID | None, dict[str, Any]]) -> object:
        subject, case, body = asked
        return drafts.keep(self.context.desk, self.kind, subject, body, case)

    def _take_draft(self, held: Draft) -> None:
        body = held.body
        self.retype(body.get("typed", {}))
        self._version = body.get("version", self._version)
        self._from = body.get("from", self._from)
        self._edited = True
        self.undo.begin(body.get("undo", ()))
        words = _("This is your draft of {moment}, not saved yet.")
        self._restored.say(words.format(moment=_local(held)), Tone.NOTE)
        self._dress()

    def drop_draft(self) -> None:
        """Forgets the draft: what was typed is saved, or not wanted."""
        desk, kind, subject = self.context.desk, self.kind, self._subject
        self.drafts.drop()
        self.context.run(lambda: drafts.drop(desk, kind, subject), _nothing)

    def _dress(self) -> None:
        self.throw_button.setVisible(self._edited)


def _local(held: Draft) -> str:
    return moment(held.kept_at.astimezone(LONDON))


def _nothing(_result: object) -> None:
    return None

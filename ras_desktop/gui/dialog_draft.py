"""What is typed into an open question is kept as a draft, and put back when it is asked again.

Every `Question` with a field for words that a page asks has this of itself: kept within two
seconds, before locking and before leaving. It is dropped once the act that follows the answer has
succeeded (`Context.answered`), or when nothing typed is left. What is secret is in no draft.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ras_desktop.domain.draft import Draft
from ras_desktop.gui.clipboard import is_secret
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.context import Context
from ras_desktop.gui.place import Place
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.draft_keeper import DraftKeeper
from ras_desktop.gui.widgets.field import Field
from ras_desktop.services import draft as drafts
from ras_desktop.services.clock import LONDON
from ras_desktop.services.desk import Desk
from ras_desktop.store.trouble import ServerAway
from ras_desktop.wording import _, moment

if TYPE_CHECKING:
    from ras_desktop.gui.dialogs.confirm import Question

KIND = "dialog."
"""Begins the kind of a draft of a question; its body holds the question and where it was asked."""


@dataclass
class Shelf:
    """Where the draft of one question lies. Its verbs run in the background."""

    desk: Desk
    kind: str
    subject: str
    case: UUID | None
    there: bool = False

    def find(self) -> Draft | None:
        """What was typed the last time."""
        return drafts.find(self.desk, self.kind, self.subject)

    def keep(self, body: dict[str, Any]) -> None:
        """Keeps what is typed; nothing typed is no draft."""
        if body["typed"]:
            self.there = True
            drafts.keep(self.desk, self.kind, self.subject, body, self.case)
        elif self.there:
            self.drop()

    def drop(self) -> None:
        """It was answered and done, or thrown away."""
        self.there = False
        drafts.drop(self.desk, self.kind, self.subject)


def fields_of(dialog: QWidget) -> dict[str, Field[Any]]:
    """The fields whose content may be kept, by their names; {} where none of them takes words."""
    found: dict[str, Field[Any]] = {}
    for each in dialog.findChildren(Field):
        if any(is_secret(editor) for editor in each.editors()) or _within(each, dialog):
            continue
        key = each.name
        while key in found:
            key += "+"
        found[key] = each
    return found if any(_takes_words(each) for each in found.values()) else {}


def _within(field: Field[Any], dialog: QWidget) -> bool:
    """Whether it is a part of another field, which tells what was typed in the whole."""
    above = field.parentWidget()
    while above is not None and above is not dialog:
        if isinstance(above, Field):
            return True
        above = above.parentWidget()
    return False


def _takes_words(field: Field[Any]) -> bool:
    kinds = (QLineEdit, QPlainTextEdit)
    return not isinstance(field, DateField) and any(field.findChild(each) for each in kinds)


def begin(dialog: Question) -> DialogDraft | None:
    """Keeps what is typed into a question from now on; None where there is nothing to keep."""
    from ras_desktop.gui.pages.page import Page

    page = dialog.parentWidget()
    while page is not None and not isinstance(page, Page):
        page = page.parentWidget()
    if page is None:
        return None
    fields = fields_of(dialog)
    return DialogDraft(dialog, page.context, page.place, fields) if fields else None


class DialogDraft(QObject):
    """The draft of one open question: of the same one at the same place, about the same thing."""

    def __init__(
        self, dialog: Question, context: Context, place: Place, fields: dict[str, Field[Any]]
    ) -> None:
        super().__init__(dialog)
        self._dialog, self._context, self._place, self._fields = dialog, context, place, fields
        self._first = {key: field.typed() for key, field in fields.items()}
        self._putting = self._over = False
        made = type(dialog)
        kind = f"{KIND}{made.__module__.rpartition('.')[2]}.{made.__name__.strip('_')}"
        case = dialog.case or place.case
        about = f"{dialog.windowTitle()}\n{place}\n{case or ''}\n{dialog.about}"
        subject = sha256(about.encode()).hexdigest()[:40]
        self.shelf = Shelf(context.desk, kind, subject, case)
        self.keeper = DraftKeeper(context, self._body, self.shelf.keep)
        self.said = Banner(closes=False)
        for each in fields.values():
            each.edited.connect(self._touch)
        context.asking.append(self)
        context.run(self.shelf.find, self._found, self._not_found, owner=self)

    def typed(self) -> dict[str, Any]:
        """What is other than when the question was asked, by the fields' names."""
        now = {key: field.typed() for key, field in self._fields.items()}
        return {key: each for key, each in now.items() if each != self._first[key]}

    def keep(self) -> None:
        """Keeps it now: the window is left or locked."""
        self.keeper.now()

    def leave(self) -> None:
        """The case file is closed: the question goes with it, and what was typed stays kept."""
        self._dialog.reject()

    def close(self, accepted: bool) -> None:
        """The question was answered or left."""
        if self._over:
            return
        self.keeper.now()
        self._over = True
        self._context.asking.remove(self)
        if accepted and (self.shelf.there or self.typed()):
            self._context.answered(self.shelf.drop)

    def _body(self) -> dict[str, Any]:
        at = [self._place.word, self._place.part, self._place.case is not None]
        return {"question": self._dialog.windowTitle(), "place": at, "typed": self.typed()}

    def _touch(self) -> None:
        if not self._putting and not self._over:
            self.keeper.touch()

    def _found(self, left: Draft | None) -> None:
        if left is None or self._over or not isinstance(left.body, Mapping):
            return
        self.shelf.there = True
        held = {key: each for key, each in left.body["typed"].items() if key in self._fields}
        mine = self.typed()  # somebody who types at once has the last word
        self._put({key: each for key, each in held.items() if key not in mine})
        at = moment(left.kept_at.astimezone(LONDON))
        words = _("This is your draft of {moment}, not saved yet.").format(moment=at)
        self._dialog.body.insertWidget(0, self.said)
        self.said.say(words, Tone.NOTE, link(_("Throw away what is typed"), self.throw_away))

    def _not_found(self, fault: BaseException) -> None:
        if not isinstance(fault, ServerAway):  # the window says so above
            self._context.failed(fault)

    def _put(self, typed: Mapping[str, Any]) -> None:
        """Each is said to be edited: a question shows what goes with it."""
        self._putting = True
        for key, each in typed.items():
            self._fields[key].retype(each)
            self._fields[key].edited.emit()
        self._putting = False

    def throw_away(self) -> None:
        """As it was asked."""
        self._put(self._first)
        self.keeper.drop()
        self.said.clear()
        self._context.run(self.shelf.drop, lambda _none: None, self._not_found)

"""People who use this case file: invited, changed, suspended, gone, let in again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from ras_desktop.domain.permission import Role
from ras_desktop.domain.user import Standing, User
from ras_desktop.gui import copy_words, two_copies
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs.confirm import confirm
from ras_desktop.gui.dialogs.recovery_key import AskRecoveryKey
from ras_desktop.gui.models.records import Column, Status
from ras_desktop.gui.pages.page import concerns
from ras_desktop.gui.settings.part import SettingsPart
from ras_desktop.gui.settings.together import TogetherCard
from ras_desktop.gui.settings.user_form import UserForm
from ras_desktop.gui.settings.words import WordsCard
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.form import scroll_to
from ras_desktop.gui.widgets.layout import Flow, holding
from ras_desktop.gui.widgets.progress import Progress
from ras_desktop.gui.widgets.record_table import RecordTable
from ras_desktop.services import user
from ras_desktop.services.casefile import CaseFile
from ras_desktop.services.user import Given
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import N_, _
from ras_desktop.wording.user import ROLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from ras_desktop.gui.pages.page import Page
    from ras_desktop.services.desk import Desk, Done

ROWS = 8
"""Rows that the list shows before it scrolls."""


class UsersPart(SettingsPart):
    """The list; under it one card to add somebody or to change whom the cursor is on."""

    WORD = "people"
    NAME = N_("People")
    QUESTION = N_("Who uses this case file, and as what?")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._busy = False
        self.table = RecordTable(
            _("People who use this case file"),
            (
                Column("name", _("Name"), 22, sorts=False),
                Column("roles", _("Roles"), 40, shown=_roles, sorts=False),
                Column("team", _("Team"), 12, rank=2, sorts=False),
                Column("standing", _("State"), 28, shown=_standing, rank=1, sorts=False),
            ),
            counts=False,
        )
        self.table.columns_button.hide()
        self.table.opened.connect(self.change)
        self.add_button = button(_("Add somebody"), self.add, icon="plus", main=True)
        self.form = UserForm()
        self.form.added.connect(self._add)
        self.form.saved.connect(self._save)
        self.form.restore_wanted.connect(self._restore)
        self.form.reset_wanted.connect(self._reset)
        self.form.suspend_wanted.connect(self._suspend)
        self.form.leave_wanted.connect(self._leave)
        self.form.closed.connect(self._close)
        self.words = WordsCard()
        self.words.closed.connect(self._close_words)
        self.progress = Progress()
        self.asking: AskRecoveryKey | None = None
        top = holding(Flow(self.add_button))
        for part in (top, self.table, self.progress, self.words, self.form):
            self.body.addWidget(part)
        if isinstance(self.context.casefile, CaseFile):
            self.body.addWidget(TogetherCard(page, self.context.casefile))
        self.words.hide()
        self.form.hide()

    @staticmethod
    def offered(desk: Desk) -> bool:
        """For administrators."""
        return desk.offers("user.add")

    def open(self) -> None:
        """Everybody, by name."""
        desk = self.context.desk
        self.page.run(lambda: user.everybody(desk), self._show, key="users")

    def refresh(self, changed: object) -> None:
        """Somebody was added or changed."""
        if concerns(changed, "user"):
            self.open()

    def _show(self, people: tuple[User, ...]) -> None:
        self.table.set_rows(people)
        head = self.table.view.horizontalHeader().sizeHint().height()
        row = self.table.view.verticalHeader().defaultSectionSize()
        self.table.setMinimumHeight(head + row * min(len(people), ROWS) + space(3))

    # One of them

    def add(self) -> None:
        """A card for somebody new."""
        self._open(None)

    def change(self, one: User) -> None:
        """The card of somebody who is there."""
        self._open(one)

    def _open(self, one: User | None) -> None:
        self.form.begin(one, one is not None and one.id == self.context.desk.actor.id)
        self.form.show()
        self.form.take_focus()
        QTimer.singleShot(0, self, lambda: scroll_to(self.form))  # once it has its height

    def _close(self) -> None:
        self.form.begin(None, False)
        self.form.hide()
        self.table.view.setFocus()

    # Verbs

    def _add(self, name: str, roles: frozenset[Role], team: str) -> None:
        casefile = self.context.casefile
        self._do(lambda: user.invite(casefile, name, roles, team), self._show_words)

    def _save(self, one: User) -> None:
        desk = self.context.desk
        words = _("{name} is changed. It counts from the next signing in.")
        self._do(lambda: user.save(desk, one), self._telling(words), self._save)

    def _suspend(self, one: User) -> None:
        question = _("Suspend {name}?").format(name=one.name)
        words = _(
            "The passphrase opens nothing from now on. Cases and notes stay as they are; hand the "
            "cases over. To let somebody in again takes the recovery key."
        )
        if confirm(self, question, words, _("Suspend")):
            casefile = self.context.casefile
            told = self._telling(_("{name} cannot sign in any more."))
            self._do(lambda: user.suspend(casefile, one.id), told)

    def _leave(self, one: User) -> None:
        question = _("{name} has left?").format(name=one.name)
        words = _(
            "The passphrase opens nothing from now on, and the whole case file is encrypted anew, "
            "so that a key that was noted down opens nothing either. Everybody else signs in as "
            "before. Backups from before still open with the passphrases of their time: keep them "
            "where {name} cannot reach them. If {name} has seen the recovery key, make a new one."
        ).format(name=one.name)
        if not confirm(self, question, words, _("Encrypt it anew")) or self._busy:
            return
        casefile, context = self.context.casefile, self.context
        self._busy = True

        def done(left: Done[User]) -> None:
            context.hub.tell(left.changed)
            self._over(self._telling(_("{name} has left; the case file is encrypted anew.")))(
                left.value
            )

        self.progress.run(
            context.background,
            _("Encrypting the case file anew …"),
            lambda _report: user.leave(casefile, one.id),
            done,
            self._failed,
        )
        self.progress.stop_button.hide()  # it is done or not done: nothing between

    def _reset(self, one: User) -> None:
        casefile = self.context.casefile
        question = _("Reset the passphrase of {name}?").format(name=one.name)
        self._with_key(question, lambda key: user.reset(casefile, one.id, key))

    def _restore(self, one: User) -> None:
        casefile = self.context.casefile
        question = _("Let {name} in again?").format(name=one.name)
        self._with_key(question, lambda key: user.restore(casefile, one.id, key))

    def _with_key(self, question: str, work: Callable[[str], Done[Given]]) -> None:
        """Asks for the recovery key; a mistyped one is mended in the same place. A team's server
        has none: there the administrator's own role is asked, by the server."""
        if self.context.desk.store.on_server:
            self._do(lambda: work(""), self._show_words)
            return
        asking = self.asking = AskRecoveryKey(self, question, _("Show the first passphrase"))

        def done(given: Given) -> None:
            asking.accept_it()
            self._close()
            self.open()
            self._show_words(given)

        def failed(fault: BaseException) -> None:
            if not asking.refuse(fault):
                self.context.failed(fault)

        asking.given.connect(lambda key: self.context.act(lambda: work(key), done, failed))
        asking.open()

    def _show_words(self, given: Given) -> None:
        self.words.show()
        self.words.show_words(given)
        QTimer.singleShot(0, self, lambda: scroll_to(self.words))

    def _close_words(self) -> None:
        self.words.hide()
        self.table.view.setFocus()

    def _telling(self, words: str) -> Callable[[User], object]:
        return lambda kept: self.context.notify(words.format(name=kept.name))

    def _do(
        self,
        work: Callable[[], Done[Any]],
        then: Callable[[Any], object],
        again: Callable[[User], None] | None = None,
    ) -> None:
        """Once, however often it is pressed: making a key takes its deliberate half second.

        `again`: with what is chosen, where another administrator has saved somebody meanwhile.
        """
        if self._busy:
            return
        self._busy = True

        def failed(fault: BaseException) -> None:
            self._failed(fault, again)

        self.context.act(work, self._over(then), failed)

    def _over(self, then: Callable[[Any], object]) -> Callable[[Any], None]:
        def done(kept: Any) -> None:
            self._busy = False
            self._close()
            self.open()
            then(kept)

        return done

    def _failed(self, fault: BaseException, again: Callable[[User], None] | None = None) -> None:
        self._busy = False
        if again is None or not isinstance(fault, StaleCopy) or fault.theirs is None:
            self.form.refuse(fault, self.context.failed)
            return
        mine: User = fault.mine
        chosen = two_copies.choose(self, mine, fault.theirs, self.form.held, copy_words.user())
        if chosen is not None:
            again(chosen)


def _roles(one: User) -> str:
    return ", ".join(_(ROLES[role.value]) for role in Role if role in one.roles)


def _standing(one: User) -> Status:
    if one.standing is Standing.SUSPENDED:
        return Status(_("Suspended"), Tone.PLAIN, "pause")
    if one.standing is Standing.LEFT:
        return Status(_("Has left"), Tone.PLAIN, "ended")
    if one.must_change:
        return Status(_("First passphrase"), Tone.WARN, "key")
    return Status(_("Can sign in"), Tone.GOOD)

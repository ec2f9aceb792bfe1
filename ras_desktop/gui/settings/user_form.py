"""The card of one user: somebody new, somebody to change, somebody to let in again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ras_desktop.domain.finding import Refused
from ras_desktop.domain.permission import Role
from ras_desktop.domain.user import Standing, User
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import Choice, SeveralField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import Flow, holding
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.wording import _
from ras_desktop.wording.user import ROLES


class UserForm(Card):
    """`begin(user, oneself)`, None for somebody new; a signal for each verb."""

    added = Signal(str, object, str)
    saved = Signal(object)
    restore_wanted = Signal(object)
    reset_wanted = Signal(object)
    suspend_wanted = Signal(object)
    leave_wanted = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(" ", " ")
        self._held: User | None = None
        self.form = Form(self)
        self.name = self.form.add(
            "name", TextField(_("Name"), _("To sign in with; it cannot be changed later"))
        )
        self.team = self.form.add("team", TextField(_("Team"), optional=True, characters=24))
        self.roles = self.form.add(
            "roles",
            SeveralField(
                _("Roles"), [Choice(role, _(ROLES[role.value])) for role in Role], beside=True
            ),
        )
        self.save_button = button(_("Save"), self.save, main=True)
        self.reset_button = button(
            _("Reset the passphrase …"), lambda: self.reset_wanted.emit(self._held), icon="key"
        )
        self.suspend_button = button(
            _("Suspend …"), lambda: self.suspend_wanted.emit(self._held), icon="pause"
        )
        self.leave_button = button(
            _("Has left …"), lambda: self.leave_wanted.emit(self._held), icon="leave"
        )
        self.close_button = button(_("Close"), self.closed.emit)
        parts: tuple[QWidget, ...] = (
            self.form.summary,
            self.name,
            self.team,
            self.roles,
            holding(
                Flow(
                    self.save_button,
                    self.reset_button,
                    self.suspend_button,
                    self.leave_button,
                    self.close_button,
                )
            ),
        )
        for part in parts:
            self.body.addWidget(part)

    def begin(self, held: User | None, oneself: bool) -> None:
        """Shows somebody; None for somebody new. Nobody suspends oneself."""
        self._held = held
        standing = None if held is None else held.standing
        out = standing in (Standing.SUSPENDED, Standing.LEFT)
        other = held is not None and not oneself
        values = {} if held is None else {
            "name": held.name, "team": held.team,
            "roles": [role for role in Role if role in held.roles],
        }  # fmt: skip
        self.form.load(values)
        self.name.setVisible(held is None)
        self.team.setVisible(not out)
        self.roles.setVisible(not out)
        for act in (self.reset_button, self.suspend_button):
            act.setVisible(other and not out)
        self.leave_button.setVisible(other and standing is not Standing.LEFT)
        if held is None:
            words = _("A first passphrase of five random words is shown when you add them.")
            self._say(_("Somebody new"), words)
            self.save_button.setText(_("Add"))
        elif out:
            words = (
                _("Suspended. A new first passphrase lets them in again.")
                if standing is Standing.SUSPENDED
                else _("Has left. A new first passphrase lets them in again.")
            )
            self._say(held.name, words)
            self.save_button.setText(_("Let in again …"))
        else:
            self._say(held.name, _("Roles decide what is offered and what is refused."))
            self.save_button.setText(_("Save"))

    @property
    def held(self) -> User | None:
        """Whose card it is, as it was read; None for somebody new."""
        return self._held

    def take_focus(self) -> None:
        """Into the first field that is there."""
        for each in (self.name, self.team):
            if each.isVisibleTo(self):
                each.take_focus()
                return
        self.save_button.setFocus()

    def save(self) -> None:
        """Adds, changes or lets in again."""
        roles = frozenset(self.roles.value())
        held = self._held
        if held is None:
            self.added.emit(self.name.value(), roles, self.team.value())
        elif held.standing is not Standing.ACTIVE:
            self.restore_wanted.emit(held)
        else:
            self.saved.emit(replace(held, roles=roles, team=self.team.value()))

    def refuse(self, fault: BaseException, failed: Callable[[BaseException], None]) -> None:
        """Says what is to be mended beside the fields; what was typed stays."""
        if isinstance(fault, Refused):
            self.form.show_findings(fault.findings)
        else:
            failed(fault)

    def _say(self, heading: str, under: str) -> None:
        self.heading.setText(heading)
        self.setAccessibleName(heading)
        self.say_under(under)

"""Join a team: the address of its server, its CA file, and one's name and passphrase there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog

from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.server import ServerAddress, parse
from ras_desktop.gui.pages.first.step import Host, Step
from ras_desktop.gui.widgets.button import button, link
from ras_desktop.gui.widgets.layout import Flow, holding, show_if
from ras_desktop.gui.widgets.line_fields import PassphraseField, TextField
from ras_desktop.wording import _

if TYPE_CHECKING:
    from ras_desktop.services.team import Team


class Join(Step):
    """For a server that is not known yet it asks for the address too."""

    entered = Signal(object)
    other_wanted = Signal()

    def __init__(self, host: Host) -> None:
        super().__init__(host, _("Join a team"))
        self._known: ServerAddress | None = None
        self.address = self.form.add(
            "address",
            TextField(_("Address of the team's server"), _("For example ras.council.gov.uk")),
        )
        self.authority = self.form.add(
            "authority",
            TextField(
                _("The council's CA file"),
                _("Only if the council gave you one; otherwise leave it empty"),
                characters=60,
            ),
        )
        self._choose = holding(Flow(button(_("Choose the file …"), self._browse, icon="folder")))
        self.name = self.form.add("name", TextField(_("Your name"), ""))
        self.passphrase = self.form.add("passphrase", PassphraseField(_("Passphrase")))
        for part in (self.address, self.authority, self._choose, self.name, self.passphrase):
            self.body.addWidget(part)
        self.main_button(_("Sign in"), self.join, "key")
        self.buttons.addWidget(link(_("Another case file or team"), self.other_wanted.emit))

    def show_address(self, address: ServerAddress | None, name: str = "") -> None:
        """Asks for name and passphrase at a server that is known; None: for another one."""
        self._known = address
        self.title.setText(_("Sign in") if address else _("Join a team"))
        said = _("to the team's server {address}") if address else _(
            "The team's cases are on a server of the council. The connection is encrypted, and "
            "the server has to prove who it is."
        )  # fmt: skip
        self.words.setText(said.format(address=address))
        self.words.show()
        for part in (self.address, self.authority, self._choose):
            show_if(part, address is None)
        self.form.load({"name": name})
        self.banner.clear()
        self.form.show_findings((), focus=False)

    def showEvent(self, event: QShowEvent) -> None:
        """The focus that was given before the window stood is given again."""
        super().showEvent(event)
        self.begin()

    def begin(self) -> None:
        """The first field that is still empty."""
        fields = [self.name, self.passphrase]
        if self._known is None:
            fields.insert(0, self.address)
        next((each for each in fields if not each.value()), fields[-1]).take_focus()

    def join(self) -> None:
        """Signs in with what was typed, in the background."""
        address, found = self._asked()
        if not self.name.value():
            found.append(Finding("user.name_missing", "name"))
        if not self.passphrase.value():
            found.append(Finding("first.passphrase_missing", "passphrase"))
        if found or address is None:
            self.form.show_findings(found)
            return
        name, passphrase = self.name.value(), self.passphrase.value()

        def work() -> Team:
            from ras_desktop.services import team

            return team.join(address, name, passphrase, **self.host.opening)

        self.work(_("Asking the team's server …"), work, self._enter)

    def refuse(self, fault: BaseException) -> None:
        """A wrong passphrase is typed anew."""
        self.passphrase.load("")
        super().refuse(fault)

    def _asked(self) -> tuple[ServerAddress | None, list[Finding]]:
        if self._known is not None:
            return self._known, []
        if not self.address.value():
            return None, [Finding("server.address_missing", "address")]
        try:
            return parse(self.address.value(), self.authority.value()), []
        except Refused as refused:
            return None, list(refused.findings)

    def _enter(self, team: Team) -> None:
        self.passphrase.load("")
        self.passphrase.hide_typed()
        self.entered.emit(team)

    def _browse(self) -> None:
        kinds = _("Certificates (*.pem *.crt *.cer);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("The council's CA file"), self.authority.value(), kinds
        )
        if chosen:
            self.authority.load(chosen)

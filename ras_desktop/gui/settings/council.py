"""The council as its papers name it: name, address, whom a family can turn to, logo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from ras_desktop.domain import council as rules
from ras_desktop.domain.council import Contact, Council, Help
from ras_desktop.domain.draft import Draft
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.gui import copy_words, two_copies
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.settings.logo import LogoField
from ras_desktop.gui.settings.part import SettingsPart
from ras_desktop.gui.today_rows import COUNCIL
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import button, link
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.draft_keeper import DraftKeeper
from ras_desktop.gui.widgets.edit_stack import EditStack
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import Flow, holding
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.services import council, draft
from ras_desktop.services.clock import LONDON
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import N_, _, moment
from ras_desktop.wording.council import HELPS

if TYPE_CHECKING:
    from ras_desktop.gui.pages.page import Page
    from ras_desktop.services.desk import Desk

SUBJECT = "council"


class CouncilPart(SettingsPart):
    """One form; what is typed is kept as a draft until it is saved."""

    WORD = "council"
    NAME = N_("Council")
    QUESTION = N_("What do the papers say of the council?")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._held = Council()
        self._edited = False
        self.form = Form(self)
        self.said = Banner()
        self._fields()
        self.save_button = button(_("Save"), self.save, icon="save", main=True)
        self.drop_button = link(_("Throw away what is typed"), self.drop)
        self.drafts = DraftKeeper(self.context, self._typed, self._keep_draft)
        self.form.edited.connect(self._touch)
        self.undo = EditStack(self.form, self)
        foot = Flow(self.save_button, self.drop_button, *self.undo.buttons(), self.drafts.label)
        self.body.addWidget(holding(foot))
        self.drop_button.hide()

    def _fields(self) -> None:
        add = self.form.add
        who = Card(_("The council"))
        who.body.addWidget(add("name", TextField(_("Name"), _("On top of every page"))))
        who.body.addWidget(add("address", LongField(_("Address"), lines=3, most=6, optional=True)))
        who.body.addWidget(add("phone", TextField(_("Telephone"), optional=True, characters=24)))
        who.body.addWidget(add("email", TextField(_("E-mail"), optional=True)))
        decider = TextField(
            _("Who decides on budgets"), _("As letters say it: “the Short Breaks Panel”"),
            optional=True,
        )  # fmt: skip
        who.body.addWidget(add("decider", decider))
        self.logo = LogoField(_("Logo"), _("A PNG or JPEG picture, at the top of every page"))
        self.logo.choose.clicked.connect(self.choose_logo)
        who.body.addWidget(add("logo", self.logo))
        helps = Card(
            _("Whom a family can turn to"), _("Letters name them where a family may ask or object.")
        )
        for each in Help:
            helps.body.addWidget(self._help(each))
        for card in (self.form.summary, self.said, who, helps):
            self.body.addWidget(card)

    def _help(self, whom: Help) -> Card:
        card, where = Card(_(HELPS[whom.value])), f"help/{whom.value}"
        card.setProperty("card", "sunken")
        name = self.form.add(where, TextField(_("Name"), optional=True, characters=30))
        phone = TextField(_("Telephone"), optional=True, characters=16)
        email = TextField(_("E-mail"), optional=True, characters=28)
        self.form.add(f"{where}/phone", phone)
        self.form.add(f"{where}/email", email)
        card.body.addWidget(holding(Flow(name, phone, email, gap=2)))
        return card

    @staticmethod
    def offered(desk: Desk) -> bool:
        """For those who may change it."""
        return desk.offers("settings.save")

    # Opening

    def open(self) -> None:
        """What is kept, or the draft that was left."""
        if self._edited:
            return
        desk = self.context.desk

        def work() -> tuple[Council, Draft | None]:
            return council.read(desk), draft.find(desk, COUNCIL, SUBJECT)

        self.page.run(work, lambda found: self._show(*found), key="council")

    def keep(self) -> None:
        """Keeps the draft now."""
        self.drafts.now()

    def _show(self, held: Council, left: Draft | None = None) -> None:
        self._held = held
        self._edited = False
        self.form.load(values_of(held))
        self.undo.begin()
        self.drafts.drop()
        self.said.clear()
        if left is not None and isinstance(left.body, Mapping):
            self.form.retype({key: value for key, value in left.body.items() if key != "logo"})
            version = left.body.get("version", held.version)
            self._held = replace(held, version=version)  # of the copy that was typed over
            self.undo.begin(left.body.get("undo", ()))
            words = _("This is your draft of {moment}, not saved yet.")
            at = moment(left.kept_at.astimezone(LONDON))
            self.said.say(words.format(moment=at), Tone.NOTE)
            self._edited = True
        self.drop_button.setVisible(self._edited)

    # Saving

    def save(self) -> None:
        """Saves it; what letters will lack is said afterwards."""
        self._send(council_of(self._held, self.form.values()))

    def _send(self, asked: Council) -> None:
        desk = self.context.desk
        self.context.act(lambda: council.save(desk, asked), self._saved, self._not_saved)

    def _saved(self, kept: Council) -> None:
        self._forget()
        self._show(kept)
        self.form.show_findings(rules.check(kept), focus=False)
        self.context.notify(_("Saved: papers made from now on say it so"))

    def _not_saved(self, fault: BaseException) -> None:
        if isinstance(fault, Refused):
            self.form.show_findings(fault.findings)
        elif isinstance(fault, StaleCopy):
            mine: Council = fault.mine
            theirs: Council = fault.theirs
            self.drafts.now()
            chosen = two_copies.choose(self, mine, theirs, self._held, copy_words.council())
            if chosen is not None:
                self._send(chosen)
        else:
            self.context.failed(fault)

    def drop(self) -> None:
        """Shows what is kept instead of what was typed; there is a way back."""
        typed = self.form.typed()

        def back() -> None:
            self.form.retype(typed)
            self._touch()

        self._forget()
        self._show(self._held)
        self.context.notify(_("What was typed is thrown away"), back)

    def choose_logo(self) -> None:
        """Reads a picture from this computer."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("The council’s logo"), "", _("Pictures (*.png *.jpg *.jpeg)")
        )
        if not chosen:
            return

        def work() -> bytes:
            with Path(chosen).open("rb") as file:
                return file.read(rules.LARGEST_LOGO + 1)

        def failed(fault: BaseException) -> None:
            if isinstance(fault, OSError):
                self.logo.show_findings((Finding("council.logo.unread", "logo"),))
            else:
                self.context.failed(fault)

        self.page.context.run(work, self._take_logo, failed)

    def _take_logo(self, picture: bytes) -> None:
        found = [
            each for each in rules.check(Council(name="x", logo=picture)) if each.where == "logo"
        ]
        if not found and not self.logo.can_show(picture):
            found = [Finding("council.logo.unread", "logo")]
        if found:
            self.logo.show_findings(found)
        else:
            self.logo.put(picture)

    # Drafts

    def _touch(self, *_where: object) -> None:
        self._edited = True
        self.drop_button.show()
        self.drafts.touch()

    def _typed(self) -> dict[str, Any]:
        """What is typed, and what can be undone of it; a picture is chosen again."""
        steps = [each for each in self.undo.told() if each[0] != "logo"]
        return {**self.form.typed(), "undo": steps}

    def _keep_draft(self, typed: Any) -> object:
        body = {**typed, "version": self._held.version}
        return draft.keep(self.context.desk, COUNCIL, SUBJECT, body)

    def _forget(self) -> None:
        desk = self.context.desk
        self.drafts.drop()
        self.context.run(lambda: draft.drop(desk, COUNCIL, SUBJECT), lambda _none: None)


def values_of(held: Council) -> dict[str, Any]:
    """The council as the fields show it."""
    values: dict[str, Any] = {
        name: getattr(held, name)
        for name in ("name", "address", "phone", "email", "decider", "logo")
    }
    for whom in Help:
        contact, where = held.contact(whom), f"help/{whom.value}"
        values |= {where: contact.name, f"{where}/phone": contact.phone}
        values[f"{where}/email"] = contact.email
    return values


def council_of(held: Council, values: Mapping[str, Any]) -> Council:
    """The council that the fields show, over the one they began with."""
    helps = {}
    for whom in Help:
        where = f"help/{whom.value}"
        parts = (values[where], values[f"{where}/phone"], values[f"{where}/email"])
        if any(parts):
            helps[whom] = Contact(*parts)
    own = {name: values[name] for name in ("name", "address", "phone", "email", "decider", "logo")}
    return replace(held, help=helps, **own)

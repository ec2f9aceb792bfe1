"""How we pay: the layout of the council's ledger and its cost codes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from ras_desktop.domain.finding import Finding
from ras_desktop.domain.ledger import Layout, PaySetting
from ras_desktop.domain.request import Strand
from ras_desktop.forms.ledger import read_layout
from ras_desktop.gui import money_words, two_copies
from ras_desktop.gui.money_words import HowPaid
from ras_desktop.gui.pages.page import Page
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import Choice, ListField
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.layout import Flow, holding, show_if
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.services import payment
from ras_desktop.store.trouble import StaleCopy
from ras_desktop.wording import _, finding
from ras_desktop.wording.request import STRANDS


class HowWePay(Card):
    """A card of the page of payments. A sealed run keeps what it was sealed with."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            _("How we pay"), _("A run that is sealed keeps the layout it was sealed with.")
        )
        self.page = page
        self._held = PaySetting()
        self._layouts: dict[str, Layout] = {}
        self.form = Form(self)
        self.layout_field = self.form.add(
            "layout", ListField(_("File for the ledger"), (), none="")
        )
        codes = [
            self.form.add(
                strand.value,
                TextField(
                    _("Cost code of {strand}").format(strand=_(STRANDS[strand.value])),
                    characters=14,
                    optional=True,
                ),
            )
            for strand in Strand
        ]
        self.own = button(_("Another layout from a file …"), self.choose_file, icon="open")
        self.keep_button = button(_("Keep it"), self.keep, icon="check")
        self.body.addWidget(self.form.summary)
        self.body.addWidget(self.layout_field)
        self.body.addWidget(holding(Flow(*codes, gap=2)))
        self.body.addWidget(holding(Flow(self.keep_button, self.own)))

    def show_setting(self, held: PaySetting) -> None:
        """What is chosen; what is being typed is left alone."""
        may = self.page.context.desk.offers("payment.settings")
        show_if(self, may)
        if self._layouts and (held == self._held or self._is_typed()):
            return
        self._load(held)

    def _is_typed(self) -> bool:
        """Whether the fields say something else than the copy that they were filled from."""
        plain, typed = self._layouts.get("plain"), self._typed()
        same = (typed.layout or plain) == (self._held.layout or plain)
        return not same or typed.codes != dict(self._held.codes)

    def _load(self, held: PaySetting) -> None:
        self._held = held
        self._offer(held.layout)
        for strand in Strand:
            self.form.field(strand.value).load(held.codes.get(strand, ""))

    def _offer(self, chosen: Layout | None) -> None:
        self._layouts = {each.id: each for each in payment.offered_layouts()}
        if chosen is not None:
            self._layouts[chosen.id] = chosen
        self.layout_field.offer(tuple(Choice(e.id, e.title) for e in self._layouts.values()))
        self.layout_field.load(chosen.id if chosen else "plain")

    def choose_file(self) -> None:
        """A layout of the council's own (docs/ledger.md)."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("A layout for the ledger"), "", _("Layouts (*.toml)")
        )
        if chosen:
            self.take_layout(Path(chosen))

    def take_layout(self, path: Path) -> None:
        """Reads a layout and chooses it; it is kept with the button."""

        def done(read: object) -> None:
            found = read.findings  # type: ignore[attr-defined]
            layout = read.value  # type: ignore[attr-defined]
            if layout is None:
                self._refused(tuple(found))
                return
            self._offer(layout)

        self.page.run(lambda: read_layout(path), done, key="layout")

    def keep(self) -> None:
        """Keeps layout and codes."""
        self._keep(self._typed(), self._held)

    def _typed(self) -> PaySetting:
        """What stands in the fields, on the copy that they were filled from."""
        read = self.form.values()
        codes = {each: read[each.value] for each in Strand if read[each.value]}
        return replace(self._held, layout=self._layouts.get(read["layout"]), codes=codes)

    def _keep(self, wanted: PaySetting, before: PaySetting) -> None:
        """Keeps it. Where somebody else has kept another, one is made of both."""
        desk = self.page.context.desk

        def done(kept: PaySetting) -> None:
            self._load(kept)
            self.page.context.notify(_("Kept for the runs to come"))
            self.page.open(self.page.place)

        def stale(fault: BaseException) -> None:
            assert isinstance(fault, StaleCopy)
            theirs: PaySetting | None = fault.theirs
            if theirs is None:
                self.page.context.failed(fault)
            elif (chosen := self._of_both(wanted, theirs, before)) is not None:
                self._keep(chosen, theirs)

        self.page.act(lambda: payment.set_(desk, wanted), done, self._refused, stale)

    def _of_both(
        self, mine: PaySetting, theirs: PaySetting, before: PaySetting
    ) -> PaySetting | None:
        """Their copy with what is taken from mine; a layout is taken as a whole."""
        plain = self._layouts.get("plain")
        layouts = {_told(each.layout or plain): each.layout for each in (before, mine, theirs)}
        left, right, base = (
            HowPaid(_told(e.layout or plain), e.codes) for e in (mine, theirs, before)
        )
        chosen = two_copies.choose(self, left, right, base, money_words.how_paid())
        if chosen is None:
            return None
        return replace(theirs, layout=layouts[chosen.layout], codes=chosen.codes)

    def _refused(self, found: tuple[Finding, ...]) -> None:
        self.page.context.warn(" ".join(finding(each) for each in found[:3]))


def _told(layout: Layout | None) -> str:
    """A layout in words: by its number two of one name are told apart."""
    return f"{layout.title} ({layout.version})" if layout else ""

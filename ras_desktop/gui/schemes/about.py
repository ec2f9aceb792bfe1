"""The designer's parts for the scheme as a whole: what it is, how it counts, who owns it."""

from __future__ import annotations

from ras_desktop.domain.money import Rounding
from ras_desktop.domain.period import Period, YearBasis
from ras_desktop.domain.scheme import Otherwise, SchemeKind, Unit, When
from ras_desktop.gui.schemes.design import Design
from ras_desktop.gui.schemes.name_line import NameLine
from ras_desktop.gui.schemes.part import Part
from ras_desktop.gui.schemes.words import every
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import ListField
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.layout import Flow, column, holding
from ras_desktop.gui.widgets.line_fields import NumberField, TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.wording import _


class AboutPart(Part):
    """Its name, its notice, and how money and points are counted."""

    def __init__(self, design: Design) -> None:
        super().__init__(design)
        self.setLayout(column(self._name(), self._money(), self._points(), self._else(), gap=2))

    def _name(self) -> Card:
        card = Card(_("The scheme"))
        for part in (
            self.bind(("title",), TextField(_("Title"), characters=70)),
            self.bind(("version",), TextField(_("Version"), _("Such as 2027.1"), characters=16)),
            self.bind(("council",), TextField(_("Council"), characters=50)),
            self.bind(("kind",), ListField(_("Where it comes from"), every(SchemeKind), none="")),
            self.bind(
                ("notice",),
                LongField(_("Notice on every page"), optional=True, lines=2),
            ),
            self.bind(("note",), LongField(_("What a reader should know"), optional=True, lines=2)),
            self.bind(("valid_from",), DateField(_("First day")), needed=True),
            self.bind(("valid_to",), DateField(_("Last day"), optional=True)),
            NameLine(self.design, "name"),
        ):
            card.body.addWidget(part)
        return card

    def _money(self) -> Card:
        card = Card(_("How money is counted"))
        chosen = Flow(gap=3)
        for part in (
            self.bind(("money", "unit"), ListField(_("It gives"), every(Unit), none="")),
            self.bind(
                ("money", "period"), ListField(_("Every sum is for"), every(Period), none="")
            ),
            self.bind(("money", "year"), ListField(_("A year has"), every(YearBasis), none="")),
            self.bind(
                ("money", "round", "mode"), ListField(_("Rounded"), every(Rounding), none="")
            ),
            self.bind(
                ("money", "round", "to"),
                NumberField(_("To multiples of"), _("0.01 is a penny, 10 is ten pounds"), places=4),
                needed=True,
            ),
            self.bind(("money", "round_when"), ListField(_("When"), every(When), none="")),
        ):
            chosen.addWidget(part)
        card.body.addWidget(holding(chosen))
        return card

    def _points(self) -> Card:
        card = Card(_("How points are counted"))
        chosen = Flow(gap=3)
        for part in (
            self.bind(
                ("points", "round", "to"),
                NumberField(_("Points come in steps of"), places=4),
                needed=True,
            ),
            self.bind(
                ("points", "round", "mode"), ListField(_("Rounded"), every(Rounding), none="")
            ),
            self.bind(
                ("points", "minimum"),
                NumberField(_("Never fewer than"), optional=True, places=4, least=None),
            ),
            self.bind(
                ("points", "maximum"),
                NumberField(_("Never more than"), optional=True, places=4, least=None),
            ),
        ):
            chosen.addWidget(part)
        card.body.addWidget(holding(chosen))
        return card

    def _else(self) -> Card:
        card = Card(_("At an age for which there is no form"))
        where = ListField(_("What happens"), every(Otherwise), none="")
        card.body.addWidget(self.bind(("no_form", "otherwise"), where))
        reason = LongField(_("Reason, in words for the family"), lines=2)
        card.body.addWidget(self.bind(("no_form", "reason"), reason))
        return card


class GovernancePart(Part):
    """Who owns it, who was asked, and from when on the checker warns."""

    def __init__(self, design: Design) -> None:
        super().__init__(design)
        card = Card(_("Who answers for it"))
        for part in (
            self.bind(("governance", "owner"), TextField(_("Owner"), characters=50)),
            self.bind(
                ("governance", "consulted_on"),
                DateField(_("Day on which the parents’ forum was asked"), optional=True),
            ),
            self.bind(
                ("governance", "consulted_with"), TextField(_("Who was asked"), characters=50)
            ),
            self.bind(
                ("governance", "equality_analysis"),
                TextField(
                    _("Reference of the equality analysis"),
                    _("Without it a scheme cannot be approved."),
                    characters=30,
                ),
            ),
        ):
            card.body.addWidget(part)
        warn = Card(
            _("When the checker warns"),
            _("As a share: 0.25 is a quarter. A warning stops nothing."),
        )
        for name, words in (
            ("cliff_share", _("One step of points raises the sum by more than")),
            ("dominating_share", _("One question can give more of all points than")),
        ):
            share = NumberField(words, places=4, most=1)
            warn.body.addWidget(self.bind(("warn", name), share, needed=True))
        self.setLayout(column(card, warn, gap=2))

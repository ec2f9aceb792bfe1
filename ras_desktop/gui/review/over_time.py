"""A child's outcomes over time: one line for each, from the plan through every review."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ras_desktop.documents.figure import Lines, Place, Series
from ras_desktop.domain.case_review import CaseReview
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.chart import Chart
from ras_desktop.gui.widgets.layout import empty
from ras_desktop.wording import _

LONGEST = 60
"""Characters of an outcome's words beside its line."""


def figure(reviews: Sequence[CaseReview], begun: date | None) -> Lines | None:
    """Every outcome that was looked at, by its words; None where nothing was looked at yet.

    `begun`: the day of the plan, from which the baseline is drawn.
    """
    points: dict[str, list[tuple[Place, int]]] = {}
    targets: dict[str, int | None] = {}
    for review in sorted(reviews, key=lambda each: each.on or date.min):
        for each in review.form.progress:
            if each.score is None or review.on is None:
                continue
            line = points.setdefault(each.aim, [])
            if not line and each.baseline is not None and begun is not None and begun < review.on:
                line.append((begun, each.baseline))
            line.append((review.on, each.score))
            targets[each.aim] = each.target
    if not points:
        return None
    series = tuple(Series(_short(aim), tuple(line), targets[aim]) for aim, line in points.items())
    title = _("Outcomes over time")
    return Lines(title, series, 0, 10, _("not at all"), _("all the time"))


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


class OverTime(Card):
    """`show_reviews(reviews, begun)`; hidden while no outcome was looked at."""

    def __init__(self) -> None:
        super().__init__(_("Outcomes over time"))

    def show_reviews(self, reviews: Sequence[CaseReview], begun: date | None) -> None:
        """One chart of all that were held."""
        empty(self.body)
        shown = figure(reviews, begun)
        self.setVisible(shown is not None)
        if shown is not None:
            self.body.addWidget(Chart(shown))

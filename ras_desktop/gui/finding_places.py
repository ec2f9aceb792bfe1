"""What Ctrl+K offers: families as they are typed, the acts of the page, the pages, the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ras_desktop.gui import pages
from ras_desktop.gui.palette import Offer, Search
from ras_desktop.gui.place import Place
from ras_desktop.gui.shortcuts import EVERYWHERE
from ras_desktop.gui.widgets.side import ORDER
from ras_desktop.wording import N_, _, short_day

if TYPE_CHECKING:
    from ras_desktop.domain.caseload import Listed
    from ras_desktop.gui.main_window import MainWindow

FAMILIES = 6
"""How many families are shown among what was found."""
PAPERS = (
    (N_("Blank questionnaire on paper"), Place("documents", None, "questionnaire")),
    (N_("Blank plan on paper"), Place("documents", None, "blank_plan")),
)
"""Paper for a visit, from anywhere."""
OF_CASE = {
    "family": N_("Family"),
    "assessment": N_("Assessment"),
    "allocation": N_("Indicative budget"),
    "plan": N_("Plan"),
    "panel": N_("Panel"),
    "agreement": N_("Agreement"),
    "notice": N_("Notice"),
    "payment": N_("Payments"),
    "monitoring": N_("How is the money used?"),
    "closing": N_("What becomes of the account?"),
    "growing": N_("Growing up"),
    "review": N_("Reviews"),
    "documents": N_("Documents"),
}
"""The pages of a case, offered while one is open (those that there are)."""
NOT_BY_NAME = frozenset({"moderation", "decision"})
"""Pages of a case that are reached from where there is something to do on them."""
BESIDE = {
    "diary": (N_("Diary"), "calendar", "family.list"),
    "late": (N_("Late by worker and reason"), "clock", "cover.arrange_team"),
    "cover": (N_("Cover for a colleague"), "families", "cover.arrange"),
    "uplift": (N_("New rates"), "spending", "uplift.read"),
    "accounts": (N_("Accounts"), "spending", "monitoring.sample"),
}
"""Pages that are reached from Today and by name: word → name, icon, the verb they are for."""
SETTINGS = {
    "look": (N_("Look"), ""),
    "safety": (N_("Safety"), ""),
    "backups": (N_("Backups"), ""),
    "council": (N_("Council"), "settings.save"),
    "people": (N_("People"), "user.add"),
    "mine": (N_("My changes"), ""),
    "about": (N_("About"), ""),
}
"""Parts of the settings, loaded only when opened: word → name, the verb they are for."""
NOT_OFFERED = frozenset({"find_place", "show_keys"})


def offers(window: MainWindow) -> Sequence[Offer]:
    """The acts of the page that is open, then the pages, then what the keys do everywhere."""
    work = window.workplace
    if work is None:
        return ()
    page = work.page()
    own = page.acts() if page is not None else ()
    acts = [Offer(act.words, act.do, act.keys, act.icon or "forward") for act in own]
    now, there = work.trail.now, frozenset(pages.words())
    of_case = [
        Offer(_(words), _going(window, Place(word, now.case)), _("This family"), "forward")
        for word, words in OF_CASE.items()
        if now is not None and now.case is not None and word != now.word and word in there
    ]
    places = [
        Offer(_(ORDER[word][0]), _going(window, Place(word)), _("Page"), ORDER[word][1])
        for word in work.places()
    ]
    places += [
        Offer(_(name), _going(window, Place(word)), _("Page"), icon)
        for word, (name, icon, verb) in BESIDE.items()
        if word in there and window.casefile is not None and window.casefile.desk.offers(verb)
    ]
    papers = [
        Offer(_(words), _going(window, place), _("Paper"), "print")
        for words, place in PAPERS
        if window.casefile is not None
        and window.casefile.desk.offers("document.print")
        and _(words) not in {act.words for act in acts}
    ]
    mine = {act.words for act in acts}
    settings = [each for each in _settings(window) if each.words not in mine]
    keys = [
        Offer(_(key.words), _keyed(window, key.name), key.keys)
        for key in EVERYWHERE
        if key.name not in NOT_OFFERED
    ]
    close = Offer(_("Close the case file"), window.leave, "", "leave")
    return (*acts, *of_case, *places, *papers, *settings, *keys, close)


def _settings(window: MainWindow) -> list[Offer]:
    """The parts of the settings that this person may use."""
    if window.casefile is None:
        return []
    desk = window.casefile.desk
    return [
        Offer(
            _("Settings: {part}").format(part=_(name)),
            _going(window, Place("settings", None, word)), _("Page"), "settings",
        )
        for word, (name, verb) in SETTINGS.items()
        if (not verb or desk.offers(verb)) and not (word == "backups" and desk.store.on_server)
    ]  # fmt: skip


def search(window: MainWindow) -> Search | None:
    """Looks for families in the background; None for whoever may see none, or is not signed in."""
    casefile = window.casefile
    if casefile is None or not casefile.desk.offers("family.list"):
        return None
    desk = casefile.desk

    def look(typed: str, answer: Callable[[Sequence[Offer]], None]) -> None:
        def work() -> tuple[Listed, ...]:
            from ras_desktop.domain.caseload import Filters
            from ras_desktop.domain.caseload import Search as Asked
            from ras_desktop.services import caseload

            asked = Asked(typed, Filters(states=frozenset()))
            return caseload.find(desk, asked, most=FAMILIES).rows

        def found(lines: tuple[Listed, ...]) -> None:
            answer([_family(window, line) for line in lines])

        window.background.run(work, found, owner=window, key="palette")

    return look


def _family(window: MainWindow, line: Listed) -> Offer:
    facts = [line.number, short_day(line.born) if line.born else "", line.postcode]
    under = " · ".join(each for each in facts if each)
    return Offer(line.name, _going(window, Place("family", line.id)), under, "family")


def _keyed(window: MainWindow, name: str) -> Callable[[], object]:
    return lambda: getattr(window.keys, name)()


def _going(window: MainWindow, place: Place) -> Callable[[], None]:
    return lambda: window.go(place)

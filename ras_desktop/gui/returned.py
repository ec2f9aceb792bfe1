"""What was typed while the team's server was away is offered where the server has moved on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ras_desktop.domain.finding import Finding
from ras_desktop.gui.dialogs import returned as dialogs
from ras_desktop.gui.widgets.button import button
from ras_desktop.services import returning
from ras_desktop.services.returning import Both, Returned
from ras_desktop.wording import _, finding, ngettext

if TYPE_CHECKING:
    from ras_desktop.gui.main_window import MainWindow
    from ras_desktop.services.team import Team


class Offers:
    """Says above the page that something is to be chosen, and shows both versions when asked."""

    def __init__(self, window: MainWindow, team: Team) -> None:
        self._window, self._team = window, team

    def at_sign_in(self) -> None:
        """After signing in: what is to be chosen, and what an earlier passphrase keeps."""
        keeping = self._team.desk.keeping
        if any(each.code == "store.warning.pocket_locked" for each in self._team.warnings):
            words = finding(Finding("store.warning.pocket_locked"))
            self._window.warn(words, button(_("Open it"), self.unlock))
        elif keeping is not None and self._team.back is not None:
            self.offer(self._team.back)

    def flush(self) -> None:
        """Sends what stands on the pages."""
        if self._window.workplace is not None:
            self._window.workplace.keep()

    def offer(self, back: Returned) -> None:
        """One sentence with the way to both versions; nothing opens by itself while one types."""
        if not back.both:
            return
        words = ngettext(
            "The server's version of {count} thing has changed since you typed on this computer. "
            "Nothing was overwritten; both versions are kept.",
            "The server's versions of {count} things have changed since you typed on this "
            "computer. Nothing was overwritten; both versions are kept.",
            len(back.both),
        ).format(count=len(back.both))
        self._window.warn(words, button(_("See both versions"), partial(self.show, back.both)))

    def show(self, both: tuple[Both, ...]) -> None:
        """Each with both versions; what is not chosen now stays kept."""
        self._window.banner.clear()
        chosen = dialogs.ask(self._window, both)
        for each, mine in chosen:
            work = partial(returning.choose, self._team.desk, each, mine)
            self._window.background.run(work, partial(self._chosen, each), self._window.failed)
        if len(chosen) < len(both):
            taken = [each for each, _mine in chosen]
            self.offer(Returned(0, tuple(each for each in both if each not in taken)))

    def unlock(self) -> None:
        """Asks for the earlier passphrase, and brings back what it kept."""
        earlier, keeping = dialogs.ask_earlier(self._window), self._team.desk.keeping
        if not earlier or keeping is None:
            return
        desk = self._team.desk

        def work() -> Returned | None:
            return returning.bring_back(desk) if keeping.unlock(earlier) else None

        self._window.background.run(work, self._unlocked, self._window.failed)

    def _unlocked(self, back: Returned | None) -> None:
        if back is None:
            words = _("It is not kept under this passphrase. Nothing is lost: try another.")
            self._window.warn(words, button(_("Open it"), self.unlock))
            return
        self._window.banner.clear()
        if back.count:
            self._window.notify(
                finding(Finding("store.warning.brought_back", values={"count": back.count}))
            )
        self.offer(back)

    def _chosen(self, both: Both, _none: object) -> None:
        """The page shows what was chosen, not what it still had."""
        workplace = self._window.workplace
        if workplace is None:
            return
        page = workplace.page()
        if page is not None and page.place.case == both.case:
            if (drafts := getattr(page, "drafts", None)) is not None:
                drafts.drop()
            workplace.again()
        self._window.notify(_("What you chose is saved"))

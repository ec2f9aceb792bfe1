"""The window: first the sign-in, then the workplace; keys, messages, lock, closing.

Only what the sign-in needs is imported here. The rest is loaded while the person types.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from shiboken6 import isValid

from ras_desktop import settings
from ras_desktop.domain.finding import Finding, Refused
from ras_desktop.domain.trouble import Trouble
from ras_desktop.gui import clipboard, icons, theme
from ras_desktop.gui.background import Background
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.pages.first.door import FirstPage
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.stack import Stack
from ras_desktop.gui.widgets.tab_order import Ordered
from ras_desktop.gui.widgets.toast import Toast
from ras_desktop.settings import Settings
from ras_desktop.store.trouble import Damaged, ServerAway
from ras_desktop.wording import _, finding, trouble

if TYPE_CHECKING:
    from ras_desktop.gui.backups import Backups
    from ras_desktop.gui.connection import Connection
    from ras_desktop.gui.hub import Hub
    from ras_desktop.gui.lock import Idle, LockScreen
    from ras_desktop.gui.place import Place
    from ras_desktop.gui.whole_check import WholeCheck
    from ras_desktop.gui.window_keys import WindowKeys
    from ras_desktop.gui.workplace import Workplace
    from ras_desktop.services.casefile import CaseFile
    from ras_desktop.services.desk import Desk
    from ras_desktop.services.log import Signed
    from ras_desktop.services.team import Team

HOUR = 3_600_000
"""Milliseconds between two looks whether a new day has come."""


class MainWindow(QMainWindow):
    """What pages ask of the window (`context.Shell`), what a sign-in needs, and the lock."""

    def __init__(
        self,
        preferences: Settings,
        background: Background | None = None,
        opening: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.preferences = preferences
        self.background = background or Background(self.failed)
        self.casefile: CaseFile | Team | None = None
        self.workplace: Workplace | None = None
        self.lock_screen: LockScreen | None = None
        self.keys: WindowKeys | None = None
        self._hub: Hub | None = None
        self._idle: Idle | None = None
        self.backups: Backups | None = None
        self._checking: WholeCheck | None = None
        self._focus_before: QWidget | None = None
        self._said_meanwhile: list[Callable[[], object]] = []
        self._daily = QTimer(self)
        self._daily.setInterval(HOUR)
        self._daily.timeout.connect(self._sign_daily)
        self.banner = Banner()
        self.silence = Banner(closes=False)
        self.connection: Connection | None = None
        self.stack = Stack()
        self.first = FirstPage(self.background, preferences, self.failed, opening)
        self.first.entered.connect(self.enter)
        self.first.backups_wanted.connect(
            lambda folder: self.prefer(replace(self.preferences, backup_folder=folder))
        )
        self.stack.addWidget(self.first)
        held = Ordered()
        whole = QVBoxLayout(held)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.silence)
        whole.addWidget(self.banner)
        whole.addWidget(self.stack, 1)
        self.setCentralWidget(held)
        self.toast = Toast(held)
        clipboard.watch()
        self.setWindowTitle(_("RAS Desktop"))
        self._place_window()

    # Signing in and out

    def enter(self, casefile: CaseFile | Team) -> None:
        """Somebody has signed in: builds the workplace and goes to its first page."""
        from ras_desktop.gui.context import Context
        from ras_desktop.gui.hub import Hub
        from ras_desktop.gui.in_sight import InSight
        from ras_desktop.gui.lock import Idle
        from ras_desktop.gui.window_keys import WindowKeys
        from ras_desktop.gui.workplace import Workplace

        self.casefile = casefile
        self.prefer(self.preferences.opened(casefile.place))
        self._keep_backups()
        self._hub = Hub()
        context = Context(casefile.desk, self.background, self._hub, self)
        self.workplace = Workplace(context)
        InSight(self.workplace, self.toast.covers)
        self.keys = WindowKeys(self)
        self.workplace.side.lock_wanted.connect(self.lock)
        self.workplace.side.find_wanted.connect(self.keys.find_place)
        self.workplace.moved.connect(lambda _place: self._say_title())
        self.workplace.moved.connect(lambda _place: self.toast.passing())
        self.stack.addWidget(self.workplace)
        self.stack.setCurrentWidget(self.workplace)
        self._idle = Idle(self.lock, self.preferences.lock_minutes, self)
        self.workplace.go(self.workplace.home())
        if casefile.warnings:
            words = " ".join(finding(each) for each in casefile.warnings)
            self.banner.say(words, Tone.WARN)
        self._check()
        self._connect()

    def leave(self) -> None:
        """Closes the case file and goes back to the sign-in; what was typed is kept."""
        if self.casefile is None or self.workplace is None:
            return
        casefile, workplace = self.casefile, self.workplace
        workplace.keep()
        workplace.depart()
        self._unlock()
        self._close_file()
        self.workplace = None
        self.stack.setCurrentWidget(self.first)
        self.stack.removeWidget(workplace)
        workplace.deleteLater()
        if self.keys is not None:
            self.keys.drop()
            self.keys = None
        self.banner.clear()
        self.first.again(casefile.place)
        self._say_title()

    # What pages ask of the window

    def go(self, place: Place) -> None:
        """Opens a page."""
        if self.workplace is not None:
            self.workplace.go(place)

    def notify(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Says at the foot what was done."""
        if self.lock_screen is None:
            self.toast.say(text, undo)
        else:
            self._said_meanwhile.append(lambda: self.notify(text, undo))

    def calm(self, said: str = "") -> None:
        """Takes the banner away: what it said is over. `said`: only if it says this."""
        if not said or self.banner.words() == said:
            self.banner.clear()

    def warn(self, text: str, *acts: QWidget) -> None:
        """Says above the page what went wrong."""
        self.banner.say(text, Tone.WARN, *acts)

    def failed(self, fault: BaseException) -> None:
        """One sentence for what the world broke or a rule refused; else the page for a bug."""
        if self.lock_screen is not None:
            self._said_meanwhile.append(lambda: self.failed(fault))
            return
        if isinstance(fault, ServerAway) and self.connection is not None:
            self.connection.look_now()  # whether it is away altogether
        if isinstance(fault, Damaged):
            self.banner.say(trouble(fault), Tone.BAD, *self._to_backups("newest"))
        elif isinstance(fault, ServerAway) and self.connection is not None:
            self.connection.refuse(self.banner, trouble(fault))
        elif isinstance(fault, Trouble):
            self.banner.say(trouble(fault), Tone.BAD)
        elif isinstance(fault, Refused):
            self.banner.say(" ".join(finding(each) for each in fault.findings), Tone.BAD)
        else:
            from ras_desktop.gui.bug import BugPage

            if self.workplace is not None:
                self.workplace.keep()
            page = BugPage(self, fault)
            page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            page.setWindowModality(Qt.WindowModality.WindowModal)
            page.open()

    def change_passphrase(self) -> None:
        """Asks for a new passphrase of whoever is signed in."""
        if self.casefile is None:
            return
        from ras_desktop.gui.dialogs.passphrase import ChangePassphrase

        changed = _("The passphrase is changed. The recovery key stays as it is.")
        ChangePassphrase(
            self, self.casefile, self.background, lambda: self.notify(changed), self.failed
        ).open()

    def count(self, word: str, number: int) -> None:
        """Shows a number beside a page's name at the side."""
        if self.workplace is not None:
            self.workplace.side.count({word: number})

    def prefer(self, preferences: Settings) -> None:
        """Takes other preferences: keeps them, and shows them at once."""
        before, self.preferences = self.preferences, preferences
        settings.write(preferences)
        self.first.prefer(preferences)
        if (before.theme, before.text_size) != (preferences.theme, preferences.text_size):
            self.dress()
        if self._idle is not None and before.lock_minutes != preferences.lock_minutes:
            self._idle.wait(preferences.lock_minutes)

    def dress(self) -> None:
        """Puts on the theme and the text size preferred."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        before = self.size()
        theme.apply(app, self.preferences.theme, self.preferences.text_size)
        icons.redress()
        if not self.isMaximized() and not self.isFullScreen():
            # Until the pages have found their new shape they ask for more room than they need.
            QTimer.singleShot(0, self, lambda: self.resize(before))

    # Lock

    def lock(self) -> None:
        """Ctrl+L, and after a while without anybody: hides everything, keeps everything."""
        if self.casefile is None or self.workplace is None or self.lock_screen is not None:
            return
        from ras_desktop.gui.lock import LockScreen

        self.workplace.keep()
        clipboard.clear()
        self._focus_before = QApplication.focusWidget()
        self.lock_screen = LockScreen(self, self.casefile, self.background)
        self.lock_screen.leave_wanted.connect(self.leave)
        self.lock_screen.finished.connect(lambda _result: self._unlocked())
        self._say_title()
        self.lock_screen.open()
        desk = self.casefile.desk
        self.background.run(lambda: _note_locked(desk), lambda _none: None)

    # The window itself

    def sizeHint(self) -> QSize:
        """A laptop's screen, nearly."""
        return QSize(1280, 720)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keeps what is typed, closes the case file, and only then goes."""
        if self.workplace is not None:
            self.workplace.keep()
            self.workplace.depart()
        self._close_file()
        self._keep_place()
        self.background.stop()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The system went dark, light or high in contrast: follows it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange and self.preferences.theme == "system":
            self.dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The banner keeps its margins."""
        super().resizeEvent(event)
        for each in (self.silence, self.banner):
            each.setContentsMargins(space(1), 0, space(1), 0)

    def _say_title(self) -> None:
        page = self.workplace.page() if self.workplace else None
        parts = [_("RAS Desktop")]
        if self.lock_screen is not None:
            parts.insert(0, _("Locked"))
        elif page is not None and self.casefile is not None:
            parts = [page.title(), self.casefile.title, *parts]
        self.setWindowTitle(" – ".join(parts))

    def _unlock(self) -> None:
        if self.lock_screen is not None:
            self.lock_screen.open_up()

    def _unlocked(self) -> None:
        if self.lock_screen is not None:
            self.lock_screen.deleteLater()
            self.lock_screen = None
            self.activateWindow()
            said, self._said_meanwhile = self._said_meanwhile, []
            for say in said:
                say()
            if self._focus_before is not None and isValid(self._focus_before):
                self._focus_before.setFocus()
        if self._idle is not None:
            self._idle.wait(self.preferences.lock_minutes)
        self._say_title()

    def _place_window(self) -> None:
        if self.preferences.window is not None:
            self.setGeometry(*self.preferences.window)
        else:
            self.resize(self.sizeHint())
        if self.preferences.maximised:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _keep_place(self) -> None:
        box = self.normalGeometry()
        window = (box.x(), box.y(), box.width(), box.height()) if box.isValid() else None
        settings.write(replace(self.preferences, window=window, maximised=self.isMaximized()))

    # A team's server

    def _connect(self) -> None:
        from ras_desktop.gui.connection import Connection
        from ras_desktop.gui.returned import Offers
        from ras_desktop.services.team import Team

        if not isinstance(self.casefile, Team) or self._hub is None:
            return
        offers = Offers(self, self.casefile)
        self.connection = Connection(
            self.casefile, self._hub, self.background, self.silence, self.notify, offers
        )
        self.connection.start()
        offers.at_sign_in()
        self._sign_daily()
        self._daily.start()

    # The check of the whole file, in the background after opening

    def _check(self) -> None:
        from ras_desktop.gui.whole_check import WholeCheck
        from ras_desktop.services.casefile import CaseFile

        if not isinstance(self.casefile, CaseFile):
            return  # the server's administrator looks after its files
        self._checking = WholeCheck(self.casefile, self.failed)
        self._checking.start()
        self._sign_daily()
        self._daily.start()

    def _sign_daily(self) -> None:
        """After opening, and when a day has passed with the window open: the log's checkpoint."""
        if self.casefile is not None:
            casefile, second = self.casefile, self.preferences.second_place
            self.background.run(lambda: _open_log(casefile, second), self._say_log)

    def _say_log(self, signed: Signed) -> None:
        """A log that does not go on from its last checkpoint is told."""
        if signed.broken is not None and self.casefile is not None:
            what = finding(signed.broken.finding)
            words = finding(Finding("log.not_followed", values={"what": what}))
            self.warn(words, *self._to_backups())

    def _keep_backups(self) -> None:
        from ras_desktop.gui.backups import Backups
        from ras_desktop.services.casefile import CaseFile

        if not isinstance(self.casefile, CaseFile):
            return  # a team's server is backed up where it stands
        self.backups = Backups(
            self.casefile, lambda: self.preferences, self._warn_of_backups, self.failed
        )
        self.backups.start()

    def _warn_of_backups(self, words: str) -> None:
        """Beside the words the way to where it is mended; a locked screen hears of it later."""
        if self.lock_screen is not None:
            self._said_meanwhile.append(lambda: self._warn_of_backups(words))
            return
        self.warn(words, *self._to_backups())

    def _to_backups(self, which: str = "") -> tuple[QWidget, ...]:
        """The button that goes to the backups, or to the newest of them; none on a server."""
        from ras_desktop.gui.place import Place
        from ras_desktop.gui.widgets.button import button

        if self.backups is None:
            return ()
        place = Place("settings", None, f"backups/{which}" if which else "backups")
        words = _("Restore the latest backup …") if which else _("To the backups")
        return (button(words, lambda: self.go(place), icon="undo" if which else "save"),)

    def _close_file(self) -> None:
        """Lets go of the case file, after what was asked for is done; the window does not wait."""
        clipboard.clear()
        if self._idle is not None:
            self._idle.stop()
        self._daily.stop()
        second = self.preferences.second_place
        casefile, checking, self.casefile = self.casefile, self._checking, None
        backups, self._checking, self.backups = self.backups, None, None
        if casefile is None:
            return
        connection, self.connection = self.connection, None
        beside = tuple(each for each in (checking, backups, connection) if each is not None)
        for each in beside:
            each.stop()

        def work() -> None:
            for each in beside:
                each.wait()
            casefile.close(second)

        self.background.run(work, lambda _none: None)


def _note_locked(desk: Desk) -> None:
    from ras_desktop.domain.log import What
    from ras_desktop.services import log

    log.note_lock(desk, What.LOCK)


def _open_log(casefile: CaseFile | Team, second: Path | None) -> Signed:
    from ras_desktop.services import log

    return log.open_up(casefile, second)

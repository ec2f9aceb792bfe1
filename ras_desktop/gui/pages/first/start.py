"""Where somebody begins who has no case file open yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout

from ras_desktop.domain.server import ServerAddress, read_kept
from ras_desktop.gui.pages.first.step import Host, Step
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.button import button
from ras_desktop.gui.widgets.icon import Icon
from ras_desktop.gui.widgets.layout import empty, row
from ras_desktop.wording import _

DEMONSTRATION = "demo.ras"
DEMONSTRATION_USER = "demo"
DEMONSTRATION_WORDS = "demonstration"


class Start(Step):
    """Open, create, try: each said in one sentence."""

    chosen = Signal(object, str)
    create_wanted = Signal()
    restore_wanted = Signal()
    join_wanted = Signal()

    def __init__(self, host: Host) -> None:
        super().__init__(
            host,
            _("Support plans and personal budgets"),
            _("A case file stays encrypted on this computer. Nothing is sent anywhere."),
        )
        self._recent = QVBoxLayout()
        self.body.addLayout(self._recent)
        self.body.addWidget(
            _offer("plus", _("Create a case file"), _("For a new team: you choose the passphrase."),
                   button(_("Create"), self.create_wanted.emit, main=True))
        )  # fmt: skip
        self.body.addWidget(
            _offer("folder", _("Open a case file"), _("A folder whose name ends in .ras."),
                   button(_("Choose the folder …"), self._browse))
        )  # fmt: skip
        self.body.addWidget(
            _offer("undo", _("Restore a backup"),
                   _("Into a new case file, after you have seen what is in it."),
                   button(_("Restore"), self.restore_wanted.emit))
        )  # fmt: skip
        self.body.addWidget(
            _offer("link", _("Join a team"), _("The cases are on a server of your council."),
                   button(_("Join"), self.join_wanted.emit))
        )  # fmt: skip
        if find_spec("ras_desktop.services.demo") is not None:
            self.body.addWidget(
                _offer("try", _("Try the demonstration caseload"),
                       _("Invented families in every stage. Nothing you do there is real."),
                       button(_("Try it"), self.try_demonstration))
            )  # fmt: skip

    def show_recent(self, files: Sequence[str]) -> None:
        """The files that were open before, the last first."""
        empty(self._recent)
        if not files:
            return
        self._recent.addWidget(text.label(_("Opened before")))
        for each in files:
            server = read_kept(each)
            path = Path(each)
            if server is not None:
                words, icon = _("the team's server {address}").format(address=server), "link"
            else:
                words = _("{file} in {folder}").format(file=path.stem, folder=str(path.parent))
                icon = "folder"
            made = button(words, self._choosing(server or path), icon=icon)
            made.setProperty("side", True)
            self._recent.addWidget(made)

    def begin(self) -> None:
        """The first button."""
        self.focusNextChild()

    def try_demonstration(self) -> None:
        """Writes the demonstration once, then asks to sign in to it."""
        folder = demonstration_folder()
        if (folder / DEMONSTRATION).is_dir():
            self.chosen.emit(folder / DEMONSTRATION, DEMONSTRATION_USER)
            return

        def work(report: Callable[[int, int], None]) -> object:
            from datetime import date

            from ras_desktop.services import demo

            folder.mkdir(parents=True, exist_ok=True)
            return demo.write(folder, on=date.today(), progress=report)  # noqa: DTZ011

        self.work(
            _("Writing the demonstration caseload:"),
            work,
            lambda _made: self.chosen.emit(folder / DEMONSTRATION, DEMONSTRATION_USER),
            counts=True,
        )

    def _choosing(self, place: Path | ServerAddress) -> Callable[[], None]:
        return lambda: self.chosen.emit(place, "")

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Open a case file"))
        if chosen:
            self.chosen.emit(Path(chosen), "")


def demonstration_folder() -> Path:
    """Where the demonstration is written: among this person's program data."""
    place = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "ras-desktop" / "demonstration"


def demonstration_file() -> Path:
    """The demonstration's case file."""
    return demonstration_folder() / DEMONSTRATION


def _offer(icon: str, heading: str, words: str, act: object) -> QFrame:
    card = QFrame()
    card.setProperty("card", "plain")
    inside = QVBoxLayout()
    inside.setSpacing(space(0.5))
    inside.addWidget(text.heading(heading))
    inside.addWidget(text.quiet(words))
    whole = row(Icon(icon, "accent", scale=1.4), gap=2, margin=2)
    whole.addLayout(inside, 1)
    whole.addWidget(act)  # type: ignore[arg-type]
    card.setLayout(whole)
    return card

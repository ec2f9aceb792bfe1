"""What a RAS lead does with practice sets: write, keep, remove, take over, read and save files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QFileDialog

from ras_desktop.domain.finding import Finding, Findings, Refused
from ras_desktop.domain.practice import PracticeSet
from ras_desktop.domain.practice_follow import Fitted
from ras_desktop.gui.dialogs.confirm import confirm
from ras_desktop.gui.dialogs.practice import ask_set
from ras_desktop.gui.pages.page import Act
from ras_desktop.gui.papers import saving
from ras_desktop.gui.papers.faults import with_places
from ras_desktop.gui.past import Beside, Past
from ras_desktop.gui.place import Place
from ras_desktop.gui.practice.write import WritePart
from ras_desktop.gui.widgets.draft_keeper import DraftKeeper
from ras_desktop.services import practice_writing as writing
from ras_desktop.services.practice import SetLine
from ras_desktop.services.practice_writing import FormChoice, Writing
from ras_desktop.wording import _, finding
from ras_desktop.wording.practice import followed

if TYPE_CHECKING:
    from ras_desktop.gui.pages.practice import PracticePage

BOOK, TEXT = "Excel (*.xlsx)", "TOML (*.toml)"
MOST = 5
"""Findings that are said at once; a file with more has them one after the other."""


class Sets:
    """The acts of a RAS lead on the page of practice; each asks what it needs."""

    def __init__(self, page: PracticePage) -> None:
        self.page = page
        context = page.context
        self.drafts = DraftKeeper(context, self._typed, self._keep)
        self.drafts.setParent(page)
        self._part: WritePart | None = None
        self._past: Beside[PracticeSet] | None = None
        self._unfit: Findings = ()

    @property
    def part(self) -> WritePart:
        """Where a set is written; made when one is first opened."""
        if self._part is None:
            page = self.page
            made = self._part = WritePart(page, self.drafts, page.context.desk.today)
            past = Past(made.timeline, PracticeSet, lambda held: held, made.say_steps)
            self._past = Beside(page.context, past, "practice.set")
            self._part.touched.connect(self.drafts.touch)
            self._part.keep_wanted.connect(self.save)
            page.take_part(self._part)
        return self._part

    # Which acts there are

    def on_list(self) -> tuple[Act, ...]:
        """Beside the list: make one, change one, files."""
        line = self.page.choose.current()
        acts = [Act(_("Make a practice set"), self.ask_new, icon="plus")]
        if line is not None:
            words = _("Change a copy of this set") if line.line.shipped else _("Change this set")
            why = _("The set of the child that is chosen in the list.")
            acts.append(Act(words, lambda: self.change(line.line), why, "edit"))
        acts.append(Act(_("Read a set from a file"), self.read_file, icon="open"))
        acts.append(Act(_("Read sets from a folder"), self.read_folder, icon="folder"))
        if line is not None:
            acts.append(Act(_("Save a set as a file"), self.save_file, icon="save"))
        acts.append(Act(_("Save all sets into a folder"), self.save_folder, icon="folder"))
        if line is not None and not line.line.shipped:
            acts.append(Act(_("Remove this set"), lambda: self.end(line.line), icon="remove"))
        return tuple(acts)

    def on_set(self) -> tuple[Act, ...]:
        """Where a set is written."""
        held = self.part.shown()
        back = Act(_("All children"), lambda: self.page.context.go(Place("practice")), icon="list")
        if held is None:
            return (back,)
        why = _("Then everybody can score its children.")
        save = Act(_("Keep the set"), self.save, why, "check", "Ctrl+S")
        words = _("Forget what I typed") if held.over else _("Remove this draft")
        return (save, back, Act(words, self.drop, icon="remove"))

    # Writing

    def open(self, subject: str) -> None:
        """Shows a set to be written: my draft, else what is kept."""
        held = self.part.shown()
        if held is not None and held.subject == subject and self.drafts.waiting:
            self.page.show_part(self.part)
            return
        desk = self.page.context.desk
        self.page.run(
            lambda: writing.open_(desk, subject), self._show, self.page.failed_to_open, key="open"
        )

    def _show(self, held: Writing) -> None:
        self.part.show_writing(held)
        self.part.offer(self.on_set())
        if self._past is not None and not self.drafts.waiting:
            shown = self.part.writing().practice
            self._past.offer(held.subject, shown, lambda: self._still(held.subject, shown))
        self.page.show_part(self.part)
        if self._unfit:
            self.part.show_findings(self._unfit)
            self._unfit = ()
        else:
            self.page.greet(self.part.take_focus)

    def ask_new(self) -> None:
        """Asks for which questionnaire, and begins a set."""
        desk = self.page.context.desk
        self.page.run(lambda: writing.forms(desk), self._ask_new, key="forms")

    def _ask_new(self, forms: tuple[FormChoice, ...]) -> None:
        asked = ask_set(self.page, forms)
        if asked is None:
            return
        desk, choice = self.page.context.desk, asked.form
        self.part.forget()
        self.page.run(
            lambda: writing.begin(desk, asked.title, choice.edition, choice.form),
            lambda _made: self.page.context.go(Place("practice", None, f"set/{writing.NEW}")),
            self._failed,
            key="begin",
        )

    def change(self, line: SetLine) -> None:
        """Opens a set to be written."""
        self.page.context.go(Place("practice", None, f"set/{line.edition}"))

    def save(self) -> None:
        """Keeps the set for everybody."""
        if found := self.part.form.faults():
            self.part.show_findings(found)
            return
        self.drafts.now()
        desk, held, past = self.page.context.desk, self.part.writing(), self._past

        def work() -> Any:
            done = writing.save(desk, held)
            if past is not None:
                past.drop(held.subject)
            return done

        self.page.act(work, self._saved, self.part.show_findings)

    def _saved(self, _edition: UUID) -> None:
        self.drafts.drop()
        self.part.forget()
        self.page.context.notify(_("The practice set is kept"))
        self.page.context.go(Place("practice"))

    def drop(self) -> None:
        """Forgets what was typed and not kept."""
        held = self.part.writing()
        words = _("What was typed since the set was kept goes. What is kept stays.")
        if not confirm(self.page, _("Forget what was typed?"), words, _("Forget it")):
            return
        self.drafts.drop()
        self.part.forget()
        desk, past = self.page.context.desk, self._past

        def work() -> None:
            writing.drop_draft(desk, held.subject)
            if past is not None:
                past.drop(held.subject)

        self.page.run(
            work,
            lambda _none: self.page.context.go(Place("practice")),
            key="drop",
        )

    def end(self, line: SetLine) -> None:
        """Takes an own set out of use."""
        words = _("Nobody can score its children any more. What was scored stays kept.")
        title = _("Remove “{set}”?").format(set=line.practice.title)
        if not confirm(self.page, title, words, _("Remove it")):
            return
        desk = self.page.context.desk
        self.page.act(
            lambda: writing.end(desk, line.edition),
            lambda _none: self.page.context.notify(_("The practice set is removed")),
            self.refused,
        )

    def _still(self, subject: str, practice: PracticeSet) -> bool:
        held = self.part.shown()
        return held is not None and (held.subject, held.practice) == (subject, practice)

    def _typed(self) -> tuple[Writing, list[str]]:
        return self.part.writing(), self._past.steps() if self._past else []

    def _keep(self, typed: tuple[Writing, list[str]]) -> None:
        """On the store's thread: the set, then what can be undone of it the next time."""
        held, steps = typed
        writing.keep(self.page.context.desk, held.subject, held.practice, held.over)
        if self._past is not None:
            self._past.keep(held.subject, held.practice, steps)

    # Another version of the scheme

    def take_over(self, line: SetLine) -> None:
        """Opens the set for the version in force, with what must be agreed anew."""
        assert line.newer is not None
        desk, edition, newer = self.page.context.desk, line.edition, line.newer.id
        self.page.run(
            lambda: writing.take_over(desk, edition, newer),
            lambda found: self._taken_over(edition, found),
            self._failed,
            key="take",
        )

    def _taken_over(self, edition: UUID, found: Fitted) -> None:
        self._unfit = found.unfit
        self.part.forget()
        if found.followed:
            self.page.context.notify(followed(found.followed))
        self.page.context.go(Place("practice", None, f"set/{edition}"))

    def _failed(self, fault: BaseException) -> None:
        if isinstance(fault, Refused):
            self.refused(fault.findings)
        else:
            self.page.context.failed(fault)

    # Files

    def read_file(self) -> None:
        """Takes in a set from a file or workbook that somebody wrote."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self.page, _("Which practice set?"), "", f"{_('Practice set')} (*.toml *.xlsx)"
        )
        if chosen:
            self._read(lambda desk: _files().from_file(desk, Path(chosen)))

    def read_folder(self) -> None:
        """Takes in every set of a folder, or none where one has a fault."""
        chosen = QFileDialog.getExistingDirectory(self.page, _("Which folder has the sets?"))
        if chosen:
            self._read(lambda desk: _files().from_folder(desk, Path(chosen)))

    def _read(self, work: Callable[[Any], Any]) -> None:
        desk = self.page.context.desk

        def reading() -> Any:
            try:
                return work(desk)
            except OSError as fault:
                raise Refused(Finding("scheme.file_unreadable")) from fault

        def read(_ids: object) -> None:
            self.page.context.notify(_("The practice set is kept"))

        self.page.act(reading, read, lambda found: self.page.context.warn(with_places(found)))

    def save_file(self) -> None:
        """Saves the set of the child that is chosen, as text or as a workbook."""
        line = self.page.choose.current()
        if line is None:
            return
        name = f"{line.line.practice.name}.xlsx"
        chosen, kind = QFileDialog.getSaveFileName(
            self.page, _("Where to?"), name, f"{BOOK};;{TEXT}"
        )
        if not chosen:
            return
        desk, edition, path = self.page.context.desk, line.line.edition, Path(chosen)
        if path.suffix.lower() not in (".toml", ".xlsx"):
            path = path.with_name(f"{path.name}{'.toml' if kind == TEXT else '.xlsx'}")
        self._write(path, lambda: saving.write(path, _files().to_bytes(desk, edition, path.suffix)))

    def save_folder(self) -> None:
        """Saves every set in use as a file of its own."""
        chosen = QFileDialog.getExistingDirectory(self.page, _("Into which folder?"))
        if chosen:
            desk, place = self.page.context.desk, Path(chosen)
            self._write(place, lambda: _files().to_folder(desk, place))

    def _write(self, path: Path, work: Callable[[], Path]) -> None:
        """Writes a file, and says so or why not."""

        def failed(fault: BaseException) -> None:
            if isinstance(fault, OSError):
                self.page.context.warn(saving.sentence(fault, path))
            else:
                self._failed(fault)

        def saved(place: Path) -> None:
            self.page.context.notify(_("Saved: {file}").format(file=place.name))

        self.page.run(work, saved, failed)

    def refused(self, findings: Findings) -> None:
        """What stopped it, the first few sentences."""
        self.page.context.warn(" ".join(f"{finding(each)}." for each in findings[:MOST]))


def _files() -> Any:
    """What reads, writes and draws: loaded when it is first needed, in the background."""
    from ras_desktop.services import practice_files

    return practice_files

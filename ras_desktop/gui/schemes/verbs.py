"""What can be done with a version: approve, copy, compare, save, read, retire, remove."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from PySide6.QtWidgets import QFileDialog

from ras_desktop import wording
from ras_desktop.domain.finding import Finding, Findings, Refused, errors
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_raise import next_april
from ras_desktop.domain.scheme_shape import sound
from ras_desktop.domain.scheme_start import Start
from ras_desktop.domain.scheme_version import SchemeVersion
from ras_desktop.gui.as_seen import act_on
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs import scheme as dialogs
from ras_desktop.gui.dialogs.confirm import confirm
from ras_desktop.gui.pages.page import Act
from ras_desktop.gui.papers import saving
from ras_desktop.gui.papers.faults import with_places
from ras_desktop.gui.place import Place
from ras_desktop.gui.schemes.beside import counted
from ras_desktop.gui.schemes.compare import ComparePart
from ras_desktop.gui.schemes.merge import compared
from ras_desktop.gui.schemes.new_scheme import KINDS as NEW_KINDS
from ras_desktop.gui.schemes.new_scheme import NewPart
from ras_desktop.gui.schemes.opened import Opened
from ras_desktop.gui.schemes.public import PublicPart
from ras_desktop.services import scheme_start
from ras_desktop.services import scheme_versions as versions
from ras_desktop.services.desk import Desk, Done
from ras_desktop.services.scheme_design import look
from ras_desktop.services.scheme_versions import Listed
from ras_desktop.wording import _

if TYPE_CHECKING:
    from ras_desktop.gui.pages.schemes import SchemesPage


class Verbs:
    """The acts of the schemes page; each asks what it needs, then calls the services."""

    def __init__(self, page: SchemesPage) -> None:
        self.page = page

    def acts(self, held: Opened | None) -> tuple[Act, ...]:
        """Approve a draft, begin a version, retire one."""
        desk = self.page.context.desk
        if held is None:
            why = _("It begins as a copy of the version that you choose in the list.")
            start = Act(_("New version"), self.copy_chosen, why, "plus", "Ctrl+N")
            empty = Act(_("New scheme"), self.choose_kind, icon="schemes", keys="Ctrl+Shift+N")
            book = Act(_("Read a workbook"), self.read_workbook, icon="open")
            folder = Act(_("Read a folder"), self.read_folder, icon="folder")
            writes = (start, empty, book, folder) if desk.offers("scheme.start") else ()
            return (*writes, *self._practice())
        acts = []
        if held.draft and desk.offers("scheme.approve"):
            acts.append(Act(_("Approve it"), self.approve, icon="check"))
        if held.edition is not None and desk.offers("scheme.start"):
            words = _("New version") if held.version else _("Take it over")
            acts.append(Act(words, self.copy, icon="plus"))
        if desk.offers("scheme.compare"):
            acts.append(Act(_("Compare"), self.compare, icon="columns"))
        acts.append(Act(_("Public version"), self.show_public, icon="print"))
        acts += self._practice()
        if desk.offers("scheme.start"):
            acts.append(Act(_("Save as a workbook"), self.save_workbook, icon="save"))
            acts.append(Act(_("Save as a folder"), self.save_folder, icon="folder"))
        retires = held.line is not None and held.line.for_use and held.line.last is None
        if retires and held.edition is not None and desk.offers("scheme.retire"):
            acts.append(Act(_("Retire it"), self.retire, icon="ended"))
        if held.draft and desk.offers("scheme.drop"):
            acts.append(Act(_("Remove this draft"), self.drop, icon="remove"))
        return tuple(acts)

    def _practice(self) -> tuple[Act, ...]:
        """To the invented children on which the levels are practised."""
        if not self.page.context.desk.offers("practice.read"):
            return ()
        to = Place("practice")
        return (Act(_("Practice"), lambda: self.page.context.go(to), icon="try"),)

    def choose_kind(self) -> None:
        """Shows the kinds of scheme; the one that is chosen begins."""
        self.page.run(scheme_start.starts, self._offer_kinds, key="kinds")

    def _offer_kinds(self, kinds: tuple[Start, ...]) -> None:
        part = NewPart(kinds)
        part.left.connect(self.page.show_list)
        part.chosen.connect(self.begin)
        self.page.show_other(part)
        part.take_focus()

    def begin(self, kind: str) -> None:
        """A new scheme of this kind."""
        desk, fresh = self.page.context.desk, uuid4()
        words = _(NEW_KINDS[kind][0])
        asked = dialogs.ask_begun(self.page, words, next_april(desk.today()))
        if asked is None:
            return
        self.page.act(
            lambda: scheme_start.begin(desk, kind, asked.title, asked.first, fresh),
            lambda made: self._begun(made.id),
            self.page.refused,
        )

    def copy_chosen(self) -> None:
        """A new version of the line that is chosen."""
        line = self.page.shelf.current()
        if line is not None and line.edition is None:
            words = _("“{title}” is still a draft: open it and go on, or choose another version")
            self.page.context.notify(words.format(title=line.title))
            return
        if line is None or line.edition is None:
            self.page.context.notify(_("Choose in the list what the new version begins as"))
            return
        self._copy(line.edition, line.title)

    def copy(self) -> None:
        """A new version of the one that is open."""
        held = self.page.opened()
        if held is not None and held.edition is not None:
            self._copy(held.edition, held.scheme.title)

    def _copy(self, edition: UUID, title: str) -> None:
        desk, fresh = self.page.context.desk, uuid4()
        asked = dialogs.ask_fresh(self.page, title, next_april(desk.today()))
        if asked is None:
            return
        moved = versions.Moved(asked.first, asked.percent)
        self.page.act(
            lambda: versions.new_draft(desk, edition, id_=fresh, moved=moved),
            lambda made: self._begun(made.id),
            self.page.refused,
        )

    def _begun(self, id_: UUID) -> None:
        self.page.context.go(Place("schemes", None, f"version/{id_}"))

    def approve(self) -> None:
        """Approves the draft, once nothing stops it."""
        held = self.page.opened()
        if held is None or held.version is None or self.page.designer is None:
            return
        self.page.drafts.now()
        looked = look(self.page.designer.scheme)
        blocking = [
            each
            for each in looked.findings
            if each.severity.value == "error" and each.code != "scheme.approved_without_equality"
        ]
        if blocking:
            words = _("Not yet: {what}. What the checker says leads to each place.").format(
                what=counted(looked)
            )
            self.page.state.say(words, Tone.BAD)
            self.page.show_looked(looked)
            return
        scheme = self.page.designer.scheme
        first = max(scheme.valid_from, self.page.context.desk.today())
        reference, version = scheme.governance.equality_analysis, held.version
        self.page.run(
            lambda: versions.approval_findings(
                self.page.context.desk, version.id, first, reference
            ),
            lambda found: self._ask_approval(version, first, reference, found),
        )

    def _ask_approval(
        self, version: SchemeVersion, first: date, reference: str, found: Findings
    ) -> None:
        """Asks for day and reference, with what would happen; not where neither could help."""
        asks = ("first", "equality_analysis")
        hopeless = tuple(each for each in errors(found) if each.where not in asks)
        if hopeless:
            self.page.refused(hopeless)
            return
        notes = tuple(wording.finding(each) for each in found if each.where == "first")
        asked = dialogs.ask_approval(self.page, first, reference, notes)
        if asked is None:
            return
        desk, together = self.page.context.desk, self.page.together

        def work() -> Done[SchemeVersion]:
            """Only what was seen is approved: the copy that was kept last, read when it is due."""
            seen = together.copy_of(version).version
            return versions.approve(desk, version.id, asked.first, asked.equality_analysis, seen)

        def failed(fault: BaseException) -> None:
            if isinstance(fault, Refused):
                self.page.refused(fault.findings)
            elif not together.failed(fault):
                self.page.context.failed(fault)

        done = partial(self.page.done, _("The version is approved"))
        self.page.context.act(work, lambda _kept: done(), failed)

    def retire(self) -> None:
        """Ends the version on a day."""
        held = self.page.opened()
        if held is None or held.edition is None:
            return
        asked = dialogs.ask_end(self.page, self.page.context.desk.today() + timedelta(days=1))
        if asked is None:
            return
        desk, edition = self.page.context.desk, held.edition
        self.page.act(
            lambda: versions.retire(desk, edition, asked.last, asked.reason),
            lambda _none: self.page.done(_("The version has a last day now")),
            self.page.refused,
        )

    def drop(self) -> None:
        """Removes the draft, once it is said that it goes."""
        held = self.page.opened()
        if held is None or held.version is None:
            return
        words = _("Everything written in this draft goes. Approved versions stay.")
        if not confirm(self.page, _("Remove this draft?"), words, _("Remove it")):
            return
        self.page.drafts.drop()
        wanted, desk = self.page.current_version(), self.page.context.desk
        act_on(
            self.page, self.page.context, wanted, lambda copy: versions.drop(desk, copy), compared,
            lambda _none: self.page.dropped(), self.page.refused, _("Remove it all the same"),
        )  # fmt: skip

    # Comparing and files

    def compare(self) -> None:
        """Shows what another version has otherwise, and whom that would affect."""
        desk = self.page.context.desk
        self.page.run(lambda: versions.listed(desk), self._compare, key="compare")

    def _compare(self, lines: tuple[Listed, ...]) -> None:
        held, designer = self.page.opened(), self.page.designer
        if held is None or designer is None:
            return
        others = [
            each
            for each in lines
            if each.edition != held.edition or (each.version and each.version != _id(held))
        ]
        part = ComparePart(self.page, designer.scheme, [each for each in others if each.edition])
        part.left.connect(self.page.show_version)
        self.page.show_other(part)
        begun_as = held.version.copied_from if held.version is not None else None
        part.begin_with(begun_as or next((each.edition for each in others if each.in_force), None))

    def show_public(self) -> None:
        """Shows the whole scheme in plain words, as a paper."""
        if not sound(self._scheme()):
            words = _("The scheme cannot be worked out yet: put right what is listed first.")
            self.page.state.say(words, Tone.BAD)
            return
        part = PublicPart(self.page, self._scheme())
        part.left.connect(self.page.show_version)
        self.page.show_other(part)
        part.draw()

    def save_workbook(self) -> None:
        """Saves the scheme as a workbook that a spreadsheet can edit."""
        scheme = self._scheme()
        chosen, _kind = QFileDialog.getSaveFileName(
            self.page, _("Where to?"), f"{scheme.name}-{scheme.version}.xlsx", "Excel (*.xlsx)"
        )
        if chosen:
            path = Path(chosen)
            path = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
            self._save(path, lambda: saving.write(path, _files().workbook(scheme)))

    def save_folder(self) -> None:
        """Saves the scheme as a folder of text files."""
        scheme = self._scheme()
        chosen = QFileDialog.getExistingDirectory(self.page, _("Into which folder?"))
        if chosen:
            self._save(Path(chosen), lambda: _files().folder(scheme, Path(chosen)))

    def read_workbook(self) -> None:
        """Begins a draft from a workbook."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self.page, _("Which workbook?"), "", "Excel (*.xlsx)"
        )
        if chosen:
            path = Path(chosen)
            self._read(lambda desk, id_: _files().from_workbook(desk, path.read_bytes(), id_))

    def read_folder(self) -> None:
        """Begins a draft from a folder of text files."""
        chosen = QFileDialog.getExistingDirectory(self.page, _("Which folder has the scheme?"))
        if chosen:
            self._read(lambda desk, id_: _files().from_folder(desk, Path(chosen), id_))

    def _scheme(self) -> Scheme:
        assert self.page.designer is not None
        return self.page.designer.scheme

    def _save(self, path: Path, work: Callable[[], Path]) -> None:
        def failed(fault: BaseException) -> None:
            if isinstance(fault, OSError):
                self.page.context.warn(saving.sentence(fault, path))
            else:
                self.page.context.failed(fault)

        def saved(place: Path) -> None:
            self.page.context.notify(_("Saved: {file}").format(file=place.name))

        self.page.run(work, saved, failed)

    def _read(self, work: Callable[[Desk, UUID], Done[SchemeVersion]]) -> None:
        desk, fresh = self.page.context.desk, uuid4()

        def reading() -> Done[SchemeVersion]:
            try:
                return work(desk, fresh)
            except OSError as fault:
                raise Refused(Finding("scheme.file_unreadable")) from fault

        self.page.act(
            reading,
            lambda made: self._begun(made.id),
            lambda found: self.page.context.warn(with_places(found)),
        )


def _files() -> Any:
    """What reads and writes files: loaded when it is first needed, in the background."""
    from ras_desktop.services import scheme_files

    return scheme_files


def _id(held: Opened) -> UUID | None:
    return held.version.id if held.version else None

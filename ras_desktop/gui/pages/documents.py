"""What a family can have on paper: looked at, issued, printed, saved; or blank for a visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut

from ras_desktop.domain.attachment import Attachment
from ras_desktop.domain.finding import Findings, Refused
from ras_desktop.domain.issued import KEPT, DocumentKind, Issued
from ras_desktop.domain.log import What
from ras_desktop.domain.recipient import Recipient, same_place
from ras_desktop.domain.text import fold
from ras_desktop.gui import act_words
from ras_desktop.gui.as_seen import act_on, by
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.dialogs import attach as attaching
from ras_desktop.gui.dialogs import issue as issuing
from ras_desktop.gui.pages.page import Act, Page, concerns
from ras_desktop.gui.papers import out
from ras_desktop.gui.papers.entry import Entry, key_of, name_of, named
from ras_desktop.gui.papers.reader import Reader
from ras_desktop.gui.papers.shelf import Shelf
from ras_desktop.gui.place import Place
from ras_desktop.gui.theme import space
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.card import Empty
from ras_desktop.gui.widgets.header import Header
from ras_desktop.gui.widgets.layout import column, holding, row, scrolling
from ras_desktop.gui.widgets.progress import Progress
from ras_desktop.gui.widgets.stack import Stack
from ras_desktop.services import attachment, document, head, log, paper, recipient
from ras_desktop.services.attachment import Held
from ras_desktop.services.document import Fetched
from ras_desktop.services.paper import Paper
from ras_desktop.wording import N_, _, finding

WIDE = 130
"""Characters of body text from which the list stands beside the pages."""
LIST = 46
"""Characters of body text that the list is wide, beside the pages."""


@dataclass(frozen=True, slots=True)
class _Found:
    papers: tuple[Paper, ...]
    issued: tuple[Issued, ...] = ()
    people: tuple[Recipient, ...] = ()
    number: str = ""
    months: int = 0
    attached: tuple[Attachment, ...] = ()


class DocumentsPage(Page):
    """The list, and beside it (or, where it is narrow, instead of it) the pages of one paper."""

    TITLE = N_("What can this family have on paper?")
    ICON = "document"
    OF_CASE = True

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._found = _Found(())
        self._entry: Entry | None = None
        self._asked = ""
        self._issuing: UUID | None = None
        self.header = Header(self.title())
        self.shelf = Shelf()
        self.shelf.opened.connect(self.look_at)
        self.reader = Reader()
        self.said = Banner()
        self.progress = Progress()
        self.nothing = Empty("document", "", "")
        listed = column(self.header, self.shelf, None, gap=2, margin=2)
        self.list = scrolling(holding(listed))
        read = column(self.said, self.progress, gap=0)
        read.addWidget(self.reader, 1)
        self.read = holding(read)
        self.right = Stack()
        self.right.addWidget(self.nothing)
        self.right.addWidget(self.read)
        whole = row(self.list, gap=0)
        whole.addWidget(self.right, 1)
        self.setLayout(whole)
        self.reader.issue_wanted.connect(self.issue)
        self.reader.print_wanted.connect(self.print_it)
        self.reader.save_wanted.connect(self.save)
        self.reader.back_wanted.connect(self.to_list)
        self.reader.size_chosen.connect(self._again)
        self.reader.remove_wanted.connect(self.take_out)
        self.shelf.attach_wanted.connect(self.attach)
        for keys, act in (("Ctrl+I", self.issue), ("Ctrl+P", self.print_it), ("Ctrl+S", self.save)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self._show_entry(None)

    # Opening

    def title(self) -> str:
        """Without a family it is about paper for a visit."""
        blank = self.place.word and self.place.case is None
        return _("Which paper do you take along?") if blank else super().title()

    def open(self, place: Place) -> None:
        """The list; and the paper that the place names."""
        other = self._asked != str(place)
        self._asked = str(place)
        if other:
            self._show_entry(None)
            self.said.clear()
        desk, case = self.context.desk, place.case

        def work() -> _Found:
            papers = paper.on_offer(desk, case)
            if case is None:
                return _Found(papers)
            whose = head.of_case(desk, case).case
            people = recipient.of_case(desk, case)
            given, months = document.of_case(desk, case), recipient.address_months(desk)
            files = attachment.of_case(desk, case)
            return _Found(papers, given, people, whose.number, months, files)

        self.run(work, lambda found: self._show(found, place.part if other else ""), key="open")

    def refresh(self, changed: object) -> None:
        """Something was sealed, agreed, decided or issued: the list, and a preview, are new."""
        kinds = (
            "assessment", "plan", "request", "document", "family", "person", "amount", "decision",
            "agreement", "attachment", "recipient", "review",
        )  # fmt: skip
        if concerns(changed, *kinds, case=self.place.case) or concerns(changed, "council"):
            self.open(self.place)

    def _show(self, found: _Found, wanted: str) -> None:
        self._found = found
        self.header.say(self.title())
        case = self.place.case
        may = case is not None and self.context.desk.offers("attachment.add", case)
        self.shelf.show_papers(found.papers, found.issued, case is not None, found.attached, may)
        chosen = named(wanted, found.papers, found.issued, found.attached) if wanted else None
        if chosen is not None:
            self.look_at(chosen)
        elif self._entry is not None:
            self._stay(self._entry)
        else:
            self._show_entry(None)
            self.shelf.take_focus()

    def _stay(self, entry: Entry) -> None:
        """After a change elsewhere: the same paper, drawn afresh if it is not an issued one."""
        held = self.shelf.entry(key_of(entry))
        if held is None:
            self._show_entry(None)
        elif isinstance(held, Paper):
            self.look_at(held)

    # Looking at one

    def look_at(self, entry: Entry) -> None:
        """Shows its pages, or why there are none yet."""
        same = self._entry is not None and key_of(self._entry) == key_of(entry)
        if not same:
            self.said.clear()
        self._show_entry(entry)
        if isinstance(entry, Paper) and entry.why_not is not None:
            return
        desk, body = self.context.desk, self.reader.body()

        def work() -> bytes:
            if isinstance(entry, Attachment):
                return attachment.pages(desk, entry.id)
            if isinstance(entry, Issued):
                return document.fetch(desk, entry.id).pdf
            return paper.preview(desk, entry, body=body).pdf

        def show(pdf: bytes) -> None:
            self.reader.show_pdf(pdf)
            if not same:
                self.reader.take_focus()

        self.context.run(work, self._if_still(entry, show), self._failed, owner=self, key="draw")

    def _if_still(self, entry: Entry, show: Any) -> Any:
        asked = self._asked

        def here(pdf: bytes) -> None:
            if self._entry is entry and self._asked == asked:
                show(pdf)

        return here

    def _again(self) -> None:
        if self._entry is not None:
            self.look_at(self._entry)

    def _failed(self, fault: BaseException) -> None:
        if isinstance(fault, Refused):
            self.said.say(" ".join(finding(each) for each in fault.findings), Tone.BAD)
        else:
            self.context.failed(fault)

    def _show_entry(self, entry: Entry | None) -> None:
        self._entry = entry
        self.shelf.mark(key_of(entry) if entry else "")
        why = entry.why_not if isinstance(entry, Paper) else None
        readable = entry is not None and why is None
        if entry is not None and readable:
            kept = entry.kind in KEPT
            offers, case = self.context.desk.offers, self.place.case
            takes_out = isinstance(entry, Attachment) and offers("attachment.remove", case)
            self.reader.show_entry(entry, kept and offers("document.issue", case), takes_out)
        self.right.setCurrentWidget(self.read if readable else self.nothing)
        if why is not None and entry is not None:
            self.nothing.heading.setText(name_of(entry))
            self.nothing.words.setText(finding(why))
        else:
            self.nothing.heading.setText(_("Choose a paper to look at it here"))
            self.nothing.words.setText(
                _("Up and Down go through the list, Enter opens. Nothing is kept by looking.")
            )
        self._fit()

    def to_list(self) -> None:
        """Back to the list (Escape)."""
        self._show_entry(None)
        self.shelf.take_focus(self._asked)

    # What can be done

    def acts(self) -> tuple[Act, ...]:
        """What can be done with the paper that is open."""
        if not self.reader.pdf:
            return ()
        acts = [
            Act(_("Print …"), self.print_it, icon="print", keys="Ctrl+P"),
            Act(_("Save as …"), self.save, icon="save", keys="Ctrl+S"),
        ]
        if not self.reader.issue.isHidden():
            acts.insert(0, Act(_("Issue …"), self.issue, icon="lock", keys="Ctrl+I"))
        return tuple(acts)

    def issue(self) -> None:
        """Asks for whom, then keeps exactly these pages for good. A draft says why not."""
        entry = self._entry
        if not isinstance(entry, Paper) or self.reader.issue.isHidden() or not self.reader.pdf:
            return
        if not entry.may_go:
            words = _("This is still a draft. Seal or agree it first; then it can be issued.")
            self.said.say(words, Tone.WARN, link(_("Go there"), self._to_matter))
            return
        case, found, desk = self.place.case, self._found, self.context.desk
        rest = self._without(entry)
        chosen = found.people.index(rest[0]) if rest else 0
        asked = issuing.ask(self, name_of(entry), found.people, desk.today(), found.months, chosen)
        if asked is None or entry.about is None or case is None or self._issuing is not None:
            return
        to, source, body, kind, about = (
            asked.to, asked.source, self.reader.body(), entry.kind, entry.about,
        )  # fmt: skip
        self._issuing = id_ = uuid4()

        def work() -> object:
            if source is not None:
                recipient.confirm(desk, case, to, source)
            return document.issue(desk, kind, about, to, id_, body)

        self.context.act(work, lambda made: self._issued(made, to), self._not_issued)

    def _without(self, entry: Paper | Issued) -> tuple[Recipient, ...]:
        """Those with parental responsibility who live apart and have no copy of this paper yet."""
        held = {
            fold(each.for_whom)
            for each in self._found.issued
            if each.about == entry.about and each.kind is entry.kind
        }
        return tuple(
            each
            for each in self._found.people
            if each.responsible and not each.no_papers and fold(each.name) not in held
        )

    def _issued(self, made: Fetched, to: Recipient) -> None:
        self._issuing = None
        self._entry = made.issued
        self.reader.show_entry(made.issued, False)
        self.reader.show_pdf(made.pdf)
        self.shelf.mark(key_of(made.issued))
        words = _("Issued for {whom}. Exactly these pages are kept: print or save them from here.")
        told = words.format(whom=made.issued.for_whom)
        apart = [
            each
            for each in self._without(made.issued)
            if fold(each.name) != fold(to.name) and not same_place(each.address, to.address)
        ]
        acts = []
        if apart:
            told += " " + _("{whom} lives elsewhere and gets an own copy.").format(
                whom=apart[0].name
            )
            acts.append(link(_("Issue theirs"), lambda: self._own_copy(made.issued)))
        self.said.say(told, Tone.GOOD, *acts)
        self.reader.take_focus()

    def _own_copy(self, given: Issued) -> None:
        """Back to the paper, to issue it to the next."""
        again = next(
            (
                each
                for each in self._found.papers
                if each.about == given.about and each.kind is given.kind
            ),
            None,
        )
        if again is not None:
            self.look_at(again)
            self.context.run(lambda: None, lambda _none: self.issue(), owner=self)

    def _not_issued(self, fault: BaseException) -> None:
        self._issuing = None
        self._failed(fault)

    def _to_matter(self) -> None:
        entry = self._entry
        if isinstance(entry, Paper):
            word = "allocation" if entry.kind is DocumentKind.BUDGET else "plan"
            self.context.go(Place(word, self.place.case, str(entry.about or "")))

    def attach(self) -> None:
        """Asks for a file and what it is; it is kept inside the store."""
        case, desk = self.place.case, self.context.desk
        asked = attaching.ask(self)
        if asked is None or case is None:
            return
        path, what = asked

        def work() -> object:
            return attachment.add(desk, case, attachment.load(path), what)

        def done(kept: Attachment) -> None:
            words = _("Attached: {what}. It is kept in the case file; the file outside stays.")
            self.said.say(words.format(what=kept.what), Tone.GOOD)
            self.context.go(Place("documents", case, f"attached/{kept.id}"))

        self.act(work, done, self._refused)

    def _refused(self, found: Findings) -> None:
        self._failed(Refused(*found))
        self.right.setCurrentWidget(self.read)

    def take_out(self) -> None:
        """A file that does not belong here: its bytes go, that it was there stays."""
        entry, desk = self._entry, self.context.desk
        if not isinstance(entry, Attachment):
            return
        why = attaching.ask_why(self, entry.what)
        if why is not None:
            act_on(
                self, self.context, entry, lambda copy: attachment.remove(desk, copy, why),
                by(act_words.attachment), lambda _gone: self.to_list(), self._refused,
            )  # fmt: skip

    def save(self) -> None:
        """Writes the PDF where somebody wants it; an attached file as it was attached."""
        if isinstance(self._entry, Attachment):
            self._save_file(self._entry)
            return
        if self.reader.pdf and self._entry is not None:
            name = f"{self._found.number} {name_of(self._entry)}"
            out.save(self, self.said, name, self.reader.pdf, self._leaves(self._entry))

    def _save_file(self, entry: Attachment) -> None:
        desk, stem = self.context.desk, entry.name.rpartition(".")[0]
        note = self._leaves(entry)

        def got(held: Held) -> None:
            name = f"{self._found.number} {stem}"
            out.save(self, self.said, name, held.content, note, entry.kind.value)

        self.run(lambda: attachment.fetch(desk, entry.id), got)

    def print_it(self) -> None:
        """Prints the pages that are shown."""
        if self.reader.pdf and self._entry is not None:
            name, count = name_of(self._entry), self.reader.view.page_count()
            pdf, leaves = self.reader.pdf, self._leaves(self._entry)
            out.print_out(self, self.said, self.progress, name, pdf, count, leaves)

    def _leaves(self, entry: Entry) -> Callable[[What], object]:
        """Notes in the log that this paper of this case leaves the program."""
        desk, case = self.context.desk, self.place.case
        kind, about = entry.kind.value, entry.about
        if isinstance(entry, Attachment):
            kind, about = "attachment", entry.id
        return lambda what: log.note_out(desk, what, kind, about, case)

    # How it stands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list."""
        if event.key() == Qt.Key.Key_Escape and self._entry is not None:
            self.to_list()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and pages beside each other where there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        wide = self.width() >= WIDE * letter
        self.list.setMaximumWidth(LIST * letter + space(4) if wide else 16_777_215)
        self.list.setMinimumWidth(LIST * letter if wide else 0)
        self.list.setVisible(wide or self._entry is None)
        self.right.setVisible(wide or self._entry is not None)
        self.reader.back.setVisible(not wide)


PAGE = DocumentsPage

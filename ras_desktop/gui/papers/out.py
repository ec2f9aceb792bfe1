"""What leaves the window: a paper saved as a file, or printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ras_desktop.domain.log import What
from ras_desktop.gui.background import Report
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.papers import printing, saving
from ras_desktop.gui.widgets.banner import Banner
from ras_desktop.gui.widgets.button import link
from ras_desktop.gui.widgets.progress import Progress
from ras_desktop.wording import _, ngettext

if TYPE_CHECKING:
    from ras_desktop.gui.pages.page import Page


Leaves = Callable[[What], object]
"""Notes in the log that a paper is about to leave, printed or as a file."""


def _unnoted(what: What) -> None:
    """A paper that is about nobody."""


def save(
    page: Page,
    said: Banner,
    name: str,
    pdf: bytes,
    note: Leaves = _unnoted,
    ending: str = "pdf",
) -> None:
    """Asks where, writes the PDF there and says so, or why not with the way to another place.

    It is noted in the log first: what cannot be noted does not leave.
    """
    path = saving.ask_place(page, name, ending) if ending != "pdf" else saving.ask_place(page, name)
    if path is None:
        return

    def done(_path: object) -> None:
        words = _("Saved as {file}. It is not encrypted: keep it where only you can read it.")
        said.say(words.format(file=path.name), Tone.GOOD)

    def failed(fault: BaseException) -> None:
        if isinstance(fault, OSError):
            again = link(
                _("Choose another place"), lambda: save(page, said, name, pdf, note, ending)
            )
            said.say(saving.sentence(fault, path), Tone.BAD, again)
        else:
            page.context.failed(fault)

    def work() -> object:
        note(What.FILE)
        return saving.write(path, pdf)

    page.context.run(work, done, failed)


def print_out(
    page: Page,
    said: Banner,
    progress: Progress,
    name: str,
    pdf: bytes,
    pages: int,
    note: Leaves = _unnoted,
) -> None:
    """Asks on which printer, notes it in the log, prints in the background with a way to stop."""
    printer = printing.ask_printer(page, name, pages)
    if printer is None:
        return

    def work(report: Report) -> int:
        note(What.PRINT)
        return printing.print_pdf(pdf, printer, report)

    def done(count: int) -> None:
        words = ngettext(
            "{count} page went to the printer.", "{count} pages went to the printer.", count
        )
        said.say(words, Tone.GOOD)

    words = _("Printing {paper}").format(paper=name)
    progress.run(page.context.background, words, work, done, page.context.failed)

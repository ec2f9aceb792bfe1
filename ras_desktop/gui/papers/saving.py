"""Saves bytes where somebody wants them: never half a file, and a sentence when it cannot be."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from ras_desktop.services.desk import Done
from ras_desktop.wording import _

if TYPE_CHECKING:
    from ras_desktop.gui.pages.page import Page

_NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|\x00-\x1f]+')


def ask_place(parent: QWidget, name: str, ending: str = "pdf") -> Path | None:
    """Where a file goes; None: not now. `name` is offered, without its ending."""
    offered = Path.home() / (_NOT_IN_NAMES.sub(" ", name).strip() + f".{ending}")
    kinds = _("PDF (*.pdf)") if ending == "pdf" else f"*.{ending}"
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Where to?"), str(offered), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    same = path.suffix.lower() == f".{ending}"
    return path if same else path.with_name(f"{path.name}.{ending}")


def write(path: Path, content: bytes) -> Path:
    """Writes beside the place, then moves it there: what was there stays if it fails (OSError)."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


def export(page: Page, name: str, make: Callable[[], Done[bytes]]) -> None:
    """Asks where to, then makes a CSV file and writes it; says that it is not encrypted."""
    path = ask_place(page, name, "csv")
    if path is None:
        return

    def work() -> Done[bytes]:
        made = make()
        write(path, made.value)
        return made

    def done(_made: object) -> None:
        words = _("Exported to {file}. It is not encrypted: keep it where only you can read it")
        page.context.notify(words.format(file=path.name))

    def failed(fault: BaseException) -> None:
        if isinstance(fault, OSError):
            page.context.warn(sentence(fault, path))
        else:
            page.context.failed(fault)

    page.act(work, done, None, failed)


def sentence(fault: OSError, path: Path) -> str:
    """What happened, that nothing is lost, what to do."""
    words = {
        errno.ENOSPC: _("The disk is full, so {file} was not saved; nothing is lost; make room or "
                        "choose another place."),
        errno.EDQUOT: _("Your share of the disk is full, so {file} was not saved; nothing is lost; "
                        "make room or choose another place."),
        errno.EACCES: _("{file} may not be written there; nothing is lost; choose a folder of your "
                        "own."),
        errno.ENOENT: _("That folder is not there any more, so {file} was not saved; nothing is "
                        "lost; choose another place."),
    }  # fmt: skip
    words[errno.EPERM] = words[errno.EROFS] = words[errno.EACCES]
    other = _("{file} could not be saved there; nothing is lost; choose another place.")
    return words.get(fault.errno or 0, other).format(file=path.name)

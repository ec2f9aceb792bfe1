"""Asks for another identifier of a part of a scheme, and says what follows it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from ras_desktop.domain.finding import Findings
from ras_desktop.domain.scheme_rename import LONGEST
from ras_desktop.gui.dialogs.confirm import Question
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.line_fields import TextField
from ras_desktop.wording import _, ngettext

Check = Callable[[str], Findings]


class NameQuestion(Question):
    """Closes only with a name that can be; `mentions` other places follow it."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        old: str,
        follows: str,
        check: Check,
    ) -> None:
        words = _(
            "People see the title. This name stands in files and workbooks, and is how rules, "
            "checks and examples find the part."
        )
        super().__init__(
            parent, _("Another name for “{title}”").format(title=title), words, _("Rename it")
        )
        self._check = check
        hint = _("Small letters, digits and hyphens, such as night-visits")
        self.name = TextField(_("Name in files"), hint, characters=LONGEST)
        self.name.load(old)
        self.name.line.returnPressed.connect(self.accept)
        self.body.addWidget(self.name)
        self.body.addWidget(text.quiet(follows))

    def accept(self) -> None:
        """Says beside the field what is against it."""
        found = self._check(self.name.value())
        self.name.show_findings(found)
        if found:
            self.name.take_focus()
        else:
            super().accept()


def follow_words(mentions: int, *, practised: bool) -> str:
    """What follows another name; `practised`: practice sets may have answers to the part."""
    if practised:
        later = _("Answers of practice sets follow when a set is taken over to this version.")
        return f"{_places(mentions)} {later}"
    return _places(mentions)


def _places(mentions: int) -> str:
    if not mentions:
        return _("Nothing else in this version mentions it.")
    return ngettext(
        "{count} other place mentions it and follows.",
        "{count} other places mention it and follow.",
        mentions,
    ).format(count=mentions)


def ask_name(parent: QWidget, title: str, old: str, follows: str, check: Check) -> str | None:
    """The new identifier; None: it stays. `follows` says what changes with it."""
    dialog = NameQuestion(parent, title, old, follows, check)
    dialog.name.line.setFocus()
    dialog.name.line.selectAll()
    try:
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.name.value() if agreed else None
    finally:
        dialog.deleteLater()

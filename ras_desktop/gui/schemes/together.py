"""A draft that two RAS leads write at once: kept, or both versions shown; nothing is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from ras_desktop.domain.finding import Refused
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_version import SchemeVersion, VersionState
from ras_desktop.gui.colours import Tone
from ras_desktop.gui.place import Place
from ras_desktop.gui.schemes.aside import Aside, drop_aside, put_aside
from ras_desktop.gui.schemes.merge import MergePart
from ras_desktop.gui.widgets.button import button
from ras_desktop.services import scheme_versions as versions
from ras_desktop.store.trouble import Gone, StaleCopy
from ras_desktop.wording import _

if TYPE_CHECKING:
    from ras_desktop.gui.pages.schemes import SchemesPage


class Together:
    """Keeps the draft of the page; where somebody else was quicker, both are put side by side."""

    def __init__(self, page: SchemesPage) -> None:
        self.page = page
        self._known: dict[UUID, int] = {}
        self._base: dict[UUID, Scheme] = {}
        self._aside: set[UUID] = set()
        self._put_off = False
        self._trying: SchemeVersion | None = None
        self._look: Callable[[], None] = page.show_version

    def seen(self, version: SchemeVersion) -> None:
        """This is what the store has, and what is typed from now on begins with."""
        self._known[version.id] = version.version
        self._base[version.id] = version.scheme
        self._put_off = False

    def copy_of(self, version: SchemeVersion) -> SchemeVersion:
        """The version with the number of the copy that was kept last."""
        return replace(version, version=self._known.get(version.id, version.version))

    def keep(self, held: SchemeVersion) -> None:
        """On the store's thread, where drafts are kept one after the other."""
        desk = self.page.context.desk
        self._trying = held
        kept = versions.keep(desk, self.copy_of(held)).value
        self._known[held.id], self._base[held.id] = kept.version, kept.scheme
        if held.id in self._aside:
            drop_aside(desk, held.id)
            self._aside.discard(held.id)

    # Where it could not be kept

    def failed(self, fault: BaseException) -> bool:
        """Whether the fault was another person's version, or the draft is one no longer."""
        mine = self._mine()
        if mine is None:
            return False
        if isinstance(fault, StaleCopy) and fault.theirs is not None:
            if fault.theirs.state is VersionState.DRAFT:
                self._put_aside(mine)
                self.offer(mine.scheme, self._base.get(mine.id), fault.theirs)
                return True
        elif not isinstance(fault, Gone | StaleCopy) and not _too_late(fault):
            return False
        self._begin_anew(mine)
        return True

    def _mine(self) -> SchemeVersion | None:
        """What I have: in the designer, or, where another version is open, what was to be kept."""
        now = self.page.typed_now()
        tried = self._trying
        return tried if tried is not None and (now is None or now.id != tried.id) else now

    def go_on(self, theirs: SchemeVersion, held: Aside) -> None:
        """What was put aside earlier is shown beside what the draft is now."""
        self._aside.add(theirs.id)
        assert self.page.designer is not None
        self.page.designer.become(held.mine)
        self.offer(held.mine, held.base, theirs)

    def offer(self, mine: Scheme, base: Scheme | None, theirs: SchemeVersion) -> None:
        """Shows both, or says that they wait to be joined."""
        name = theirs.saved_by_name
        show = partial(self._show, mine, base, theirs)
        words = _(
            "{name} has changed this draft, too. What you type is kept aside until both are joined."
        )
        self.page.state.say(
            words.format(name=name), Tone.WARN, button(_("See both versions"), self.look_again)
        )
        self._look = show
        if not self._put_off:
            show()

    def look_again(self) -> None:
        """Shows both with what has been typed since."""
        self._put_off = False
        self._look()

    def _show(self, mine: Scheme, base: Scheme | None, theirs: SchemeVersion) -> None:
        designer = self.page.designer
        now = designer.scheme if designer is not None else mine
        part = MergePart(base, now, theirs.scheme, theirs.saved_by_name)
        part.left.connect(self._leave)
        part.chosen.connect(partial(self._join, theirs))
        self.page.show_other(part)
        part.take_focus()

    def _leave(self) -> None:
        self._put_off = True
        self.page.show_version()

    def _join(self, theirs: SchemeVersion, scheme: Scheme) -> None:
        """One scheme of both goes on as the draft, over the version that was theirs."""
        self.seen(theirs)
        self.page.state.clear()
        self.page.take(scheme)
        self.page.context.notify(_("Both versions are joined"))

    def _put_aside(self, mine: SchemeVersion) -> None:
        """Into the store, as mine: it outlives the window until both are joined."""
        desk, held = self.page.context.desk, Aside(mine.scheme, self._base.get(mine.id))
        self._aside.add(mine.id)
        self.page.context.run(lambda: put_aside(desk, mine.id, held), lambda _kept: None)

    def _begin_anew(self, mine: SchemeVersion) -> None:
        """The draft was approved or removed meanwhile: what I typed becomes a draft of its own."""
        desk, fresh = self.page.context.desk, uuid4()

        def begun(made: SchemeVersion) -> None:
            self.page.forget()
            self.page.context.warn(
                _("Somebody approved or removed this draft. What you wrote is a new draft now.")
            )
            self.page.context.go(Place("schemes", None, f"version/{made.id}"))

        self.page.act(lambda: versions.new_from(desk, mine.scheme, fresh), begun, self.page.refused)


def _too_late(fault: BaseException) -> bool:
    """Whether a verb was refused for the state of the version."""
    return isinstance(fault, Refused) and any(
        each.code == "permission.state" for each in fault.findings
    )

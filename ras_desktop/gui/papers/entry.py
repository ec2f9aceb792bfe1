"""A paper in a list: made now or issued; what it is called, how it stands, how a place names it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ras_desktop.domain.attachment import Attachment
from ras_desktop.domain.issued import KEPT, DocumentKind, Issued
from ras_desktop.gui.colours import Tone
from ras_desktop.services.clock import LONDON
from ras_desktop.services.paper import Paper
from ras_desktop.wording import _, apart, day, finding, moment, number
from ras_desktop.wording.attachment import KINDS as FILE_KINDS
from ras_desktop.wording.paper import NAMES

SHORT = 12
"""Signs of a SHA-256 that are shown: enough to tell two papers apart by eye."""

Entry = Paper | Issued | Attachment


def name_of(entry: Entry) -> str:
    """What a paper is called."""
    if isinstance(entry, Attachment):
        return entry.what
    name = _(NAMES[entry.kind.value])
    if isinstance(entry, Paper) and entry.title:
        return _("{name}: {form}").format(name=name, form=entry.title)
    return name


def key_of(entry: Entry) -> str:
    """What tells one entry from another."""
    if isinstance(entry, Paper):
        return entry.key
    return f"attached/{entry.id}" if isinstance(entry, Attachment) else f"issued/{entry.id}"


def state_of(entry: Entry) -> tuple[str, Tone, str]:
    """The word, tone and shape of a paper's state."""
    if isinstance(entry, Attachment):
        return _(FILE_KINDS[entry.kind.value]), Tone.PLAIN, "document"
    if isinstance(entry, Issued):
        return _("Issued"), Tone.GOOD, "lock"
    if entry.why_not is not None:
        return _("Not yet"), Tone.PLAIN, "waiting"
    if entry.is_draft:
        return _("Draft"), Tone.WARN, "edit"
    if entry.kind not in KEPT:
        return _("To write on"), Tone.PLAIN, "edit"
    return _("Ready"), Tone.GOOD, "good"


def size_of(size: int) -> str:
    """340 kB, 2.4 MB."""
    if size < 1_000_000:
        return _("{count} kB").format(count=number(max(1, round(size / 1000))))
    return _("{count} MB").format(count=number(Decimal(size // 100_000) / 10))


def under_of(entry: Entry) -> str:
    """The quiet line under the name."""
    if isinstance(entry, Attachment):
        at = entry.added_at.astimezone(LONDON)
        words = _("{file}, {size}, attached {when} by {who}")
        return words.format(
            file=apart(entry.name), size=size_of(entry.size), when=moment(at),
            who=entry.added_by_name,
        )  # fmt: skip
    if isinstance(entry, Issued):
        words = _("For {whom}, {when}, by {who}")
        at = entry.issued_at.astimezone(LONDON)
        return words.format(whom=apart(entry.for_whom), when=moment(at), who=entry.issued_by_name)
    if entry.why_not is not None:
        return finding(entry.why_not)
    if entry.day is None:
        return ""
    return _("Of {day}").format(day=day(entry.day))


KINDS = {
    "allocation": DocumentKind.BUDGET,
    "budget": DocumentKind.BUDGET,
    "plan": DocumentKind.PLAN,
    "one_page_plan": DocumentKind.ONE_PAGE_PLAN,
    "refusal": DocumentKind.REFUSAL,
    "decision": DocumentKind.DECISION,
    "uplift": DocumentKind.UPLIFT,
    "proposal": DocumentKind.PROPOSAL,
    "closing": DocumentKind.CLOSING,
    "agreement": DocumentKind.AGREEMENT,
    "hand_over": DocumentKind.HAND_OVER,
    "review": DocumentKind.REVIEW,
    "child_voice": DocumentKind.CHILD_VOICE,
    "notice": DocumentKind.NOTICE,
    "acknowledgement": DocumentKind.ACKNOWLEDGEMENT,
    "reconsideration": DocumentKind.RECONSIDERATION,
    "questionnaire": DocumentKind.BLANK_FORM,
    "blank_form": DocumentKind.BLANK_FORM,
    "blank_plan": DocumentKind.BLANK_PLAN,
}
"""What a place may name: Place("documents", case, "plan"), or "issued/" and an identifier."""


def named(
    wanted: str,
    papers: Sequence[Paper],
    issued: Sequence[Issued],
    attached: Sequence[Attachment] = (),
) -> Entry | None:
    """What a place names: a kind, maybe with which ("plan/" and its identifier), or an issued one.

    Of several of a kind the first: a draft before what stands.
    """
    word, _slash, which = wanted.partition("/")
    if word == "issued":
        return next((each for each in issued if str(each.id) == which), None)
    if word == "attached":
        return next((each for each in attached if str(each.id) == which), None)
    fits = [each for each in papers if each.kind is KINDS.get(word)]
    exact = [each for each in fits if which and which in (str(each.about), each.form)]
    return next(iter((*exact, *fits)), None)

"""What a review lacks before it is held: every finding at its field, all at once (word: review)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ras_desktop.domain.finding import Finding, Findings, Severity
from ras_desktop.domain.money import ZERO, Money
from ras_desktop.domain.panel_check import only_a_category
from ras_desktop.domain.plan import SCALE
from ras_desktop.domain.review import REGULAR, Due, Held, Kind, check_held, days_late
from ras_desktop.domain.reviewing import (
    DOWN,
    FACES,
    LINE,
    VOICE_QUESTIONS,
    Enough,
    Heard,
    Progress,
    Result,
    ReviewForm,
    Used,
    VoiceForm,
)
from ras_desktop.domain.text import words_of

W = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Round:
    """What a review stands in: its kind, when payments began, what is due, what was held before,
    what is agreed a year now, and today."""

    kind: Kind
    started: date
    due: Due
    held: tuple[Held, ...]
    annual: Money
    today: date


def check(form: ReviewForm, at: Round) -> Findings:
    """Everything that is missing or cannot be; warnings do not stop it."""
    full = form.full or at.kind in REGULAR
    found = [*_day(form, at), *_change(form)]
    if full:
        found += _progress(form)
        found += _money(form)
        found += _support(form)
    found += _voices(form, full)
    found += _actions(form)
    found += _result(form, at)
    return tuple(found)


def _day(form: ReviewForm, at: Round) -> list[Finding]:
    if form.on is None:
        return [Finding("review.on.missing", "on")]
    found = list(check_held(form.on, at.started, at.held, at.today))
    if found and found[0].severity is Severity.ERROR:
        return found
    if form.setting is None:
        found.append(Finding("review.setting.missing", "setting"))
    if at.kind not in REGULAR:
        return found
    late = days_late(at.due, form.on)
    if late and form.late is None:
        found.append(Finding("review.late.missing", "late", {"days": late, "due": at.due.on}))
    if form.on < at.due.on:
        values = {"days": (at.due.on - form.on).days, "due": at.due.on}
        found.append(Finding("review.on.early", "on", values, W))
    return found


def _change(form: ReviewForm) -> list[Finding]:
    if form.changed is None:
        return [Finding("review.changed.missing", "changed")]
    if form.changed and not form.changes.strip():
        return [Finding("review.changes.missing", "changes")]
    return []


def _progress(form: ReviewForm) -> list[Finding]:
    found: list[Finding] = []
    if not form.progress:
        found.append(Finding("review.progress.none", "progress", severity=W))
    for place, each in enumerate(form.progress):
        found += _score(each, f"progress/{place}")
    return found


def _score(each: Progress, where: str) -> list[Finding]:
    values = {"aim": each.aim}
    if each.score is None:
        return [Finding("review.score.missing", f"{where}/score", values)]
    if each.score not in SCALE:
        return [Finding("review.score.scale", f"{where}/score", values)]
    if each.before is not None and each.score != each.before and not each.evidence.strip():
        moved = {**values, "before": each.before, "score": each.score}
        return [Finding("review.evidence.missing", f"{where}/evidence", moved)]
    return []


def _money(form: ReviewForm) -> list[Finding]:
    if form.used is None:
        return [Finding("review.used.missing", "used")]
    if form.used in (Used.OTHERWISE, Used.LEFT_OVER) and not form.used_words.strip():
        return [Finding("review.used_words.missing", "used_words")]
    return []


def _support(form: ReviewForm) -> list[Finding]:
    found = []
    if form.enough is None:
        found.append(Finding("review.enough.missing", "enough"))
    elif form.enough is not Enough.ENOUGH and not form.enough_words.strip():
        found.append(Finding("review.enough_words.missing", "enough_words"))
    if form.appropriate is None:
        found.append(Finding("review.appropriate.missing", "appropriate"))
    elif not form.appropriate and not form.appropriate_words.strip():
        found.append(Finding("review.appropriate_words.missing", "appropriate_words"))
    return found


def _voices(form: ReviewForm, full: bool) -> list[Finding]:
    """A child is heard at every review, or it is said why not; a parent at a full one."""
    found: list[Finding] = []
    voice = form.voice
    if form.heard is None:
        found.append(Finding("review.heard.missing", "heard"))
    elif form.heard in (Heard.PRESENT, Heard.OWN_FORM):
        words = (voice.words, voice.stay, voice.change, *(each.said for each in form.progress))
        if not voice.marks and not any(each.strip() for each in words):
            found.append(Finding("review.voice.missing", "voice/words"))
    elif not voice.through.strip():
        found.append(Finding(f"review.{form.heard.value}.missing", "voice/through"))
    most = FACES if voice.form is VoiceForm.YOUNGER else LINE
    for question, mark in voice.marks.items():
        if question not in VOICE_QUESTIONS[voice.form] or mark not in most:
            found.append(Finding("review.mark.scale", f"voice/marks/{question}", {"mark": mark}))
    if full and form.changed and not form.parents.strip():
        found.append(Finding("review.parents.missing", "parents", severity=W))
    return found


def _actions(form: ReviewForm) -> list[Finding]:
    found: list[Finding] = []
    for place, each in enumerate(form.actions):
        where = f"actions/{place}"
        if not each.what.strip():
            found.append(Finding("review.action.what", f"{where}/what"))
        if not each.who.strip():
            found.append(Finding("review.action.who", f"{where}/who", {"what": each.what}))
        if each.by is None:
            found.append(Finding("review.action.by", f"{where}/by", {"what": each.what}))
        elif form.on is not None and each.by < form.on:
            days = {"day": each.by, "on": form.on}
            found.append(Finding("review.action.past", f"{where}/by", days))
    for place, each in enumerate(form.earlier):
        if each.done is None:
            values = {"what": each.what}
            found.append(Finding("review.earlier.open", f"earlier/{place}/done", values, W))
    return found


def _result(form: ReviewForm, at: Round) -> list[Finding]:
    """What was agreed, with reasons; a sum that goes the way that is said."""
    if form.result is None:
        return [Finding("review.result.missing", "result")]
    found: list[Finding] = []
    if form.result is not Result.SAME:
        if not form.reasons.strip():
            found.append(Finding("review.reasons.missing", "reasons"))
        elif only_a_category(form.reasons):
            found.append(Finding("review.reasons.category", "reasons"))
        elif form.result in DOWN and only_a_figure(form.reasons):
            found.append(Finding("review.reasons.figure", "reasons"))
    elif form.enough in (Enough.TOO_LITTLE, Enough.MORE_THAN_NEEDED) and not form.reasons.strip():
        found.append(Finding("review.same.reasons", "reasons"))
    if form.result is Result.LESS and not form.stays.strip():
        found.append(Finding("review.stays.missing", "stays"))
    values = {"amount": form.amount, "annual": at.annual}
    if form.amount is not None and form.result is Result.MORE and form.amount <= at.annual:
        found.append(Finding("review.amount.not_more", "amount", values))
    if form.amount is not None and form.result is Result.LESS:
        if form.amount >= at.annual:
            found.append(Finding("review.amount.not_less", "amount", values))
        elif form.amount <= ZERO:
            found.append(Finding("review.amount.stop", "amount"))
    return found


_FIGURES = ("ras", "points", "score", "scored", "questionnaire", "indicative budget", "calculator")
_SHORT = 14
"""Words below which a reason that names the figure says nothing of the child: own judgement."""


def only_a_figure(reason: str) -> bool:
    """Whether a reason for less only points at the RAS: its figure is never a reason (R 3.3)."""
    said = words_of(reason)
    named = any(words_of(each) in said for each in _FIGURES)
    return named and len(said.split()) < _SHORT

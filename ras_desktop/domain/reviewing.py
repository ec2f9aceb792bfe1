"""What a review looks at and proposes (stage word: review). domain.md §9; R 2.11.

One form for every kind. A review that looked at the whole package (`full`) answers all of it; one
about a single change, request or concern says what happened and what follows from it. Where nothing
changed the same form is short: `as_before` fills in what stands, and a person says that it is so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from ras_desktop.domain.money import Money
from ras_desktop.domain.plan import Outcome

FACES = range(5)
"""The younger form: five faces, 0 very sad to 4 very happy."""
LINE = range(11)
"""The older form: a line from 0 (not at all) to 10 (all the time)."""
OLDER_FROM = 11
"""Age in whole years from which the older form is offered; either can be chosen."""


class Setting(StrEnum):
    """Where the review was held."""

    HOME = "home"
    SCHOOL = "school"
    OFFICE = "office"
    ONLINE = "online"
    PHONE = "phone"


class Heard(StrEnum):
    """How the child's own view came into the review."""

    PRESENT = "present"
    OWN_FORM = "own-form"
    THROUGH = "through"
    NOT_WANTED = "not-wanted"
    NOT_ASKED = "not-asked"


class VoiceForm(StrEnum):
    """Which of the two forms the child used: faces, or a line from 0 to 10."""

    YOUNGER = "younger"
    OLDER = "older"


VOICE_QUESTIONS: Mapping[VoiceForm, tuple[str, ...]] = {
    VoiceForm.YOUNGER: ("home", "school", "friends", "fun", "helpers"),
    VoiceForm.OLDER: ("matters", "friends", "say", "listened", "fits"),
}
"""What each form asks, by key; `wording.review` has the sentences."""


class Used(StrEnum):
    """How the money was used since the last review."""

    AS_AGREED = "as-agreed"
    OTHERWISE = "otherwise"
    LEFT_OVER = "left-over"
    NO_MONEY = "no-money"


class Enough(StrEnum):
    """Whether the support is enough for the needs."""

    ENOUGH = "enough"
    TOO_LITTLE = "too-little"
    MORE_THAN_NEEDED = "more-than-needed"


class Result(StrEnum):
    """What was agreed at the meeting. All but SAME go the ordinary way to a decision."""

    SAME = "same"
    MORE = "more"
    LESS = "less"
    STOP = "stop"
    PAYEE = "payee"


DOWN = frozenset({Result.LESS, Result.STOP})
"""Results that only a decision and then a notice can bring about (domain.md §10)."""


class Late(StrEnum):
    """Why a review was held after its day."""

    FAMILY_ASKED = "family-asked"
    CHILD_UNWELL = "child-unwell"
    NOT_REACHED = "not-reached"
    WORKER_AWAY = "worker-away"
    WITH_EHC = "with-ehc"
    OTHERS = "others"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Progress:
    """One outcome of the plan on its scale of 0 to 10.

    `aim`, `baseline`, `target`: as the plan says; `before`: at the last review, else the baseline.
    `said`: what the child says to it, in its own words.
    """

    outcome: UUID
    aim: str = ""
    baseline: int | None = None
    target: int | None = None
    before: int | None = None
    score: int | None = None
    evidence: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody does until a day. `done`: looked at in the next review; None: not yet."""

    id: UUID
    what: str = ""
    who: str = ""
    by: date | None = None
    done: bool | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """The child's own view: marks by question of the form (`VOICE_QUESTIONS`), and words.

    `words`: as the child says them; `through`: through whom, or why the child was not heard.
    """

    form: VoiceForm = VoiceForm.YOUNGER
    marks: Mapping[str, int] = field(default_factory=dict)
    words: str = ""
    stay: str = ""
    change: str = ""
    through: str = ""


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """A review as it is written down with the family.

    `changed`: whether anything changed since the last one; `full`: the whole package was looked at,
    so the clock runs anew. `amount`: what was agreed a year, where a sum was agreed. `stays`: what
    does not change; `earlier`: what was to be done since the last review.
    """

    on: date | None = None
    setting: Setting | None = None
    present: str = ""
    full: bool = True
    changed: bool | None = None
    changes: str = ""
    progress: tuple[Progress, ...] = ()
    used: Used | None = None
    used_words: str = ""
    enough: Enough | None = None
    enough_words: str = ""
    appropriate: bool | None = None
    appropriate_words: str = ""
    heard: Heard | None = None
    voice: Voice = field(default_factory=Voice)
    parents: str = ""
    others: str = ""
    earlier: tuple[Action, ...] = ()
    actions: tuple[Action, ...] = ()
    result: Result | None = None
    amount: Money | None = None
    reasons: str = ""
    stays: str = ""
    late: Late | None = None
    late_words: str = ""


def voice_form(age: int | None) -> VoiceForm:
    """The form for an age in whole years; the older one where no age is known."""
    return VoiceForm.YOUNGER if age is not None and age < OLDER_FROM else VoiceForm.OLDER


def begin(
    outcomes: tuple[Outcome, ...],
    last: ReviewForm | None,
    age: int | None,
    full: bool,
    paid: bool,
) -> ReviewForm:
    """A form that is prefilled from plan and last review; nothing is answered by it.

    `paid`: whether money is paid out; else there is none to look at. Outcomes that the last review
    knew by other identifiers (the plan was written anew) are found again by their words.
    """
    scores = _scores(last)
    progress = tuple(
        Progress(
            each.id,
            each.words,
            each.baseline,
            each.target,
            scores.get(each.id, scores.get(each.words.strip(), each.baseline)),
        )
        for each in outcomes
    )
    return ReviewForm(
        setting=last.setting if last else None,
        present=last.present if last else "",
        full=full,
        progress=progress,
        used=None if paid else Used.NO_MONEY,
        voice=Voice(voice_form(age)),
        earlier=tuple(each for each in _open_actions(last)),
    )


def _scores(last: ReviewForm | None) -> dict[object, int]:
    found: dict[object, int] = {}
    for each in last.progress if last else ():
        if each.score is not None:
            found[each.outcome] = each.score
            found[each.aim.strip()] = each.score
    return found


def _open_actions(last: ReviewForm | None) -> tuple[Action, ...]:
    """What was to be done and is not known to be: from the last review, and from before it."""
    if last is None:
        return ()
    waits = [each for each in last.earlier if each.done is False]
    return tuple(replace(each, done=None) for each in (*waits, *last.actions))


def as_before(form: ReviewForm, day: date) -> ReviewForm:
    """Nothing changed: every score as it was, the support enough and right, the result the same.

    What a person has said already stays; the day is today's if none is written. The child's view
    stays to be filled in: it is asked for at every review.
    """
    progress = tuple(
        replace(each, score=each.before if each.score is None else each.score)
        for each in form.progress
    )
    return replace(
        form,
        on=form.on or day,
        changed=False,
        progress=progress,
        used=form.used or Used.AS_AGREED,
        enough=form.enough or Enough.ENOUGH,
        appropriate=True if form.appropriate is None else form.appropriate,
        result=form.result or Result.SAME,
    )


def is_short(form: ReviewForm) -> bool:
    """Whether the short form is enough: nothing changed, and nothing else is to follow."""
    return form.changed is False and form.result in (None, Result.SAME)

"""A practice set for another version of its scheme: answers follow parts that got another name.

Names in files say nothing to people, so a part is known again by its title: "sleep" that is called
"nights" in the new version and still has the title "Sleep at night" is the same question. What
only one of the versions has stays open, for people to agree anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ras_desktop.domain.finding import Finding, Findings
from ras_desktop.domain.form import Form, Level, Question
from ras_desktop.domain.practice import AgreedAnswer, PracticeChild, PracticeSet, check_fit
from ras_desktop.domain.scheme import Scheme

Key = Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The set for the other version. `followed`: titles of parts that have another name there.

    `unfit`: what could not be taken over, by child and question, in the old version's words.
    """

    practice: PracticeSet
    followed: tuple[str, ...]
    unfit: Findings


def fitted(practice: PracticeSet, before: Scheme | None, after: Scheme) -> Fitted:
    """The set for another version; `before` is its own, None where that is not there any more.

    An answer that does not fit is left out, never bent. ValueError: no form is the set's.
    """
    form = form_of(practice, before, after)
    if form is None:
        raise ValueError("no form of this version is the set's")
    old = None if before is None else _by_id(before.forms, practice.form)
    moves = _Moves(old or form, form)
    on = practice.on if after.valid_on(practice.on) else after.valid_from
    whole = replace(
        practice,
        scheme=after.name,
        version=after.version,
        form=form.id,
        on=on,
        children=tuple(moves.child(each) for each in practice.children),
    )
    said = {each.where for each in moves.gone}
    found = (*moves.gone, *(each for each in check_fit(whole, after) if each.where not in said))
    bad = {each.where for each in found}
    kept = tuple(replace(each, answers=_fitting(each, form, bad)) for each in whole.children)
    return Fitted(replace(whole, children=kept), moves.followed(), found)


def form_of(practice: PracticeSet, before: Scheme | None, after: Scheme) -> Form | None:
    """The form of another version that is the set's own, under whatever name."""
    old = None if before is None else _by_id(before.forms, practice.form)
    if before is None or old is None:
        return _by_id(after.forms, practice.form)
    form = _by_id(after.forms, pairs(before.forms, after.forms, _ages_of).get(old.id, ""))
    if form is None or form.id == old.id or _title(form) == _title(old):
        return form
    return form if pairs(old.questions, form.questions, _levels_of) else None


def pairs(old: Sequence[Any], new: Sequence[Any], inside: Key) -> Mapping[str, str]:
    """Names of parts of one version → what the same parts are called in another.

    The same name and title first; then the same title; then the same name; then what `inside`
    says of a part, where it says anything. What cannot be told apart is not paired.
    """
    keys: tuple[Key, ...] = (
        lambda each: (each.id, _title(each)),
        _title,
        lambda each: each.id,
        inside,
    )
    found: dict[str, str] = {}
    for key in keys:
        left = [each for each in old if each.id not in found]
        right = [each for each in new if each.id not in found.values()]
        theirs = _single(right, key)
        found |= {
            each.id: theirs[what].id for what, each in _single(left, key).items() if what in theirs
        }
    return found


def _single(parts: Sequence[Any], key: Key) -> dict[object, Any]:
    """The parts by a key that only one of them has; nothing said is no key."""
    keys = [key(each) for each in parts]
    return {
        what: each for what, each in zip(keys, parts, strict=True) if what and keys.count(what) == 1
    }


def _title(part: Any) -> str:
    return str(part.title).strip().casefold()


def _levels_of(question: Question) -> object:
    """What a question's levels say, where they are described."""
    said = tuple(each.text.strip() for each in question.levels)
    return (question.kind, said) if any(said) else None


def _ages_of(form: Form) -> object:
    return (form.age_from, form.age_to)


def _text_of(level: Level) -> object:
    return level.text.strip()


def _by_id(forms: Sequence[Form], name: str) -> Form | None:
    return next((each for each in forms if each.id == name), None)


class _Moves:
    """Moves answers from one form to another; `gone`: those that have no place there."""

    def __init__(self, old: Form, form: Form) -> None:
        self.old = old
        self.asked = pairs(old.questions, form.questions, _levels_of)
        self.levels = {
            name: pairs(old.by_id[name].levels, form.by_id[now].levels, _text_of)
            for name, now in self.asked.items()
        }
        self.gone: list[Finding] = []

    def child(self, child: PracticeChild) -> PracticeChild:
        """The child with its answers at the questions that are the same."""
        moved: dict[str, AgreedAnswer] = {}
        for name, answer in child.answers.items():
            asked, level = self.old.by_id.get(name), answer.given.level
            values = {"child": child.name, "question": asked.title if asked else name}
            where = f"child[{child.id}].answers.{self.asked.get(name, name)}"
            if name not in self.asked:
                self.gone.append(Finding("practice.question_gone", where, values))
            elif level is not None and level not in self.levels[name]:
                was = asked.by_id.get(level) if asked else None
                values["level"] = was.title if was else level
                self.gone.append(Finding("practice.level_gone", where, values))
            else:
                now = None if level is None else self.levels[name][level]
                given = replace(answer.given, level=now)
                moved[self.asked[name]] = replace(answer, given=given)
        return replace(child, answers=moved)

    def followed(self) -> tuple[str, ...]:
        """Titles of the questions that are called otherwise, or whose levels are."""
        moved = {name for name, now in self.asked.items() if name != now}
        moved |= {
            name
            for name, held in self.levels.items()
            if any(level != now for level, now in held.items())
        }
        return tuple(each.title for each in self.old.questions if each.id in moved)


def _fitting(child: PracticeChild, form: Form, bad: set[str]) -> dict[str, AgreedAnswer]:
    """The answers that fit, in the form's order."""
    return {
        each.id: child.answers[each.id]
        for each in form.questions
        if each.id in child.answers and f"child[{child.id}].answers.{each.id}" not in bad
    }

"""The team's server is back: what was typed meanwhile goes to it, and nothing is overwritten.

What the server's copy has left behind waits in the pocket until the person has seen both.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from ras_desktop.domain.draft import Draft
from ras_desktop.domain.finding import Refused
from ras_desktop.services import away
from ras_desktop.services.away import SAVED
from ras_desktop.services.desk import Desk
from ras_desktop.services.sight import known
from ras_desktop.store import coding
from ras_desktop.store import draft as draft_store
from ras_desktop.store.trouble import Gone, StaleCopy

HIDDEN = frozenset({"id", "version", "sources", "amounts"})


@dataclass(frozen=True, slots=True)
class Both:
    """Two versions of one thing: a draft's body, or a whole value.

    `kind` is "saved:…" for a whole value. `theirs` is None where what was typed cannot be saved
    any more: it was finished, or is gone. `names`: words for names in either (a form's questions).
    """

    kind: str
    subject: str
    case: UUID | None
    kept_at: datetime
    mine: Any
    theirs: Any
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Returned:
    """`count`: how many are in their places on the server; `both`: what is still to be chosen."""

    count: int = 0
    both: tuple[Both, ...] = ()


def bring_back(desk: Desk) -> Returned:
    """Takes to the server what was kept here. ServerAway: nothing is lost, the rest stays here.

    Each goes from this computer only after the server has acknowledged it.
    """
    keeping = desk.keeping
    held = keeping.there() if keeping is not None else None
    if keeping is None or held is None:
        return Returned()
    count, both = 0, []
    for each in held.all(desk.actor.id):
        whole = each.kind.startswith(SAVED)
        found = _save(desk, each) if whole else _keep(desk, each)
        if found is None:
            count += 1
            keeping.forget(desk, each.kind, each.subject)
        else:
            both.append(found)
    keeping.news = False
    return Returned(count, tuple(both))


def choose(desk: Desk, both: Both, mine: bool) -> None:
    """The person has seen both: `mine` takes the place of theirs, or is given up for it.

    StaleCopy: theirs has moved on once more; both are still there.
    """
    keeping = desk.keeping
    assert keeping is not None
    if mine and both.kind.startswith(SAVED):
        _kind, verb = _verbs()[both.kind.removeprefix(SAVED)]
        verb(desk, replace(both.mine, version=both.theirs.version))
    elif mine:
        draft = Draft(both.kind, both.subject, both.mine, desk.now(), both.case)
        with desk.aside() as look:
            there = draft_store.find(look.session, desk.actor.id, both.kind, both.subject)
            if there is not None and there.body != both.theirs:
                raise StaleCopy("draft", both.mine, there.body)
            knew = both.case is not None and known(look, both.case) is not None
            draft_store.keep(look.session, desk.actor.id, draft, knew)
        away.arrived(desk, draft)
    keeping.forget(desk, both.kind, both.subject)


def differing(both: Both) -> tuple[str, str]:
    """What is in mine and not in theirs, and the other way round, as lines of text."""
    mine, theirs = (dict(_leaves(_plain(each), both.names)) for each in (both.mine, both.theirs))
    left = [text for path, text in mine.items() if theirs.get(path) != text]
    right = [text for path, text in theirs.items() if mine.get(path) != text]
    return "\n".join(filter(None, left)), "\n".join(filter(None, right))


def _keep(desk: Desk, held: Draft) -> Both | None:
    typed = replace(held, body=held.body["typed"])
    with desk.aside() as look:
        there = draft_store.find(look.session, desk.actor.id, held.kind, held.subject)
        if there is not None and not away.goes_on(held, there):
            named = held.kind, held.subject, held.case, held.kept_at
            return Both(*named, typed.body, there.body, {})
        knew = held.case is not None and known(look, held.case) is not None
        draft_store.keep(look.session, desk.actor.id, typed, knew)
    if desk.keeping is not None:
        desk.keeping.seen[held.kind, held.subject] = held.kept_at
    return None


def _save(desk: Desk, held: Draft) -> Both | None:
    kind, verb = _verbs()[held.kind.removeprefix(SAVED)]
    value = coding.load(kind, json.dumps(held.body["typed"]))
    theirs: Any = None
    try:
        verb(desk, value)
    except StaleCopy as stale:
        theirs = stale.theirs
    except (Gone, Refused):
        pass
    else:
        return None
    named = held.kind, held.subject, held.case, held.kept_at
    return Both(*named, value, theirs, _names(desk, value))


def _verbs() -> dict[str, tuple[Any, Callable[[Desk, Any], object]]]:
    """What each kind of value is, and what saves it."""
    from ras_desktop.domain.assessment import Assessment
    from ras_desktop.domain.case_plan import CasePlan
    from ras_desktop.domain.case_review import CaseReview
    from ras_desktop.services import assessment, plan, review

    return {
        "assessment": (Assessment, assessment.keep),
        "plan": (CasePlan, plan.keep),
        "review": (CaseReview, review.keep),
    }


def _names(desk: Desk, value: Any) -> Mapping[str, str]:
    """The words of a form's questions and of their levels, where it can still be read."""
    from ras_desktop.domain.assessment import Assessment
    from ras_desktop.services import assessment

    if not isinstance(value, Assessment):
        return {}
    try:
        form = assessment.open_(desk, value.id).form
    except (Gone, Refused):
        return {}
    words: dict[str, str] = {}
    for question in form.questions:
        words[question.id] = question.title
        words.update({f"{question.id}/{each.id}": each.title for each in question.levels})
    return words


def _plain(value: Any) -> Any:
    """What was typed, as JSON has it."""
    kind = type(value).__name__
    words = {"Assessment": "assessment", "CasePlan": "plan", "CaseReview": "review"}
    names = away.TYPED.get(words.get(kind, ""))
    if names is not None:
        whole = json.loads(coding.dump(value))
        return {name: whole.get(name) for name in names}
    if isinstance(value, Mapping) and "typed" in value:
        return value["typed"]
    return value


def _leaves(
    value: Any, names: Mapping[str, str], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Path → text of everything that can be read in it; a question's words stand before."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            if key not in HIDDEN:
                yield from _leaves(part, names, (*path, str(key)))
    elif isinstance(value, (list, tuple)):
        for at, part in enumerate(value):
            yield from _leaves(part, names, (*path, str(at)))
    elif value not in (None, "", False, True):
        asked = next((each for each in reversed(path) if each in names), "")
        words = names.get(f"{asked}/{value}", str(value))
        yield path, f"{names[asked]}: {words}" if asked else words

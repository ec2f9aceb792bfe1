"""Needs assessments and RAS assessments of the demonstration: drafts, sealed ones, reviews."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ras_desktop.domain.assessment import Assessment, AssessmentState, Why, seal
from ras_desktop.domain.family import EhcStatus
from ras_desktop.domain.form import Form
from ras_desktop.domain.needs import AssessmentKind, NeedsAssessment
from ras_desktop.domain.questionnaire import Given
from ras_desktop.services.assessment import result_of
from ras_desktop.services.demo import answers, confirmed
from ras_desktop.services.demo.case import moment
from ras_desktop.services.demo.confirmed import Fate, say
from ras_desktop.services.demo.draw import Thrown, reckon
from ras_desktop.services.demo.maker import Maker
from ras_desktop.services.demo.needs import Found, assess


def find_needs(maker: Maker, thrown: Thrown, day: date) -> tuple[Found, ...]:
    """The needs assessment under the case, and the needs that it found."""
    dice, known = maker.dice, maker.known
    found = assess(
        dice, maker.teller, maker.setting.words.needs, thrown.drawn.levels,
        known.who.profile.family, known.years,
    )  # fmt: skip
    kind = _kind(maker)
    author = maker.made.worker.name
    if kind is AssessmentKind.EHC:
        author = "EHC assessment team"
    maker.made.needs.append(
        NeedsAssessment(
            id=dice.uuid(),
            kind=kind,
            day=day,
            author=author,
            needs=tuple(each.need for each in found),
            summary=maker.say("needs_summary", "texts"),
        )
    )
    return found


def _kind(maker: Maker) -> AssessmentKind:
    if maker.known.who.child.ehc_status is EhcStatus.ISSUED and maker.dice.chance(38):
        return AssessmentKind.EHC
    return maker.dice.weigh({AssessmentKind.CHILD_AND_FAMILY: 70, AssessmentKind.EARLY_HELP: 30})


def sealed(maker: Maker, thrown: Thrown) -> Assessment:
    """The assessment with its answers in words, sealed on its day."""
    form = maker.known.form
    assert form is not None
    told = _told(maker, form, thrown)
    what = confirmed.fate(maker)
    scored = confirmed.as_scored(maker, form, told) if what is Fate.CHANGED else told
    sealed_ = _sealed(maker, _begun(maker, scored, maker.known.assessed))
    kept = confirmed.decide(maker, sealed_, told, what)
    maker.made.assessments.append(kept)
    return kept


def reviewed(maker: Maker, thrown: Thrown) -> Assessment:
    """An assessment of spring that a review in autumn follows; the later one stands."""
    known = maker.known
    form = known.form
    assert form is not None
    later = _told(maker, form, thrown)
    before = _earlier(maker, form, later)
    day = maker.day(maker.rules.first, known.assessed - timedelta(75))
    first = _sealed(maker, _begun(maker, before, day))
    follows = replace(
        _begun(maker, later, known.assessed),
        why=Why.REVIEW,
        follows=first.id,
        reason=maker.say("follow", "reason"),
    )
    kept = confirmed.decide(maker, _sealed(maker, follows), later, Fate.AGREED)
    first = confirmed.decide(maker, first, before, Fate.AGREED)
    superseded = replace(first, state=AssessmentState.SUPERSEDED)
    maker.made.assessments += [superseded, kept]
    return kept


def draft(maker: Maker, thrown: Thrown) -> Assessment:
    """An assessment that is answered in part."""
    known, dice = maker.known, maker.dice
    form = known.form
    assert form is not None
    told = _told(maker, form, thrown)
    count = dice.whole(3, len(told) - 2)
    half = dict(list(told.items())[:count])
    kept = replace(_begun(maker, half, known.assessed), show_estimate=dice.chance(65))
    maker.made.assessments.append(kept)
    return kept


def _told(maker: Maker, form: Form, thrown: Thrown) -> dict[str, Given]:
    family = maker.known.who.profile.family
    comments = maker.setting.words.comments
    return answers.with_words(maker.dice, form, thrown.drawn, maker.teller, comments, family)


def _earlier(maker: Maker, form: Form, later: dict[str, Given]) -> dict[str, Given]:
    """The answers of half a year before: one to three of them a level lower."""
    changed = dict(later)
    high = [
        each.id
        for each in form.questions
        if each.levels and not each.natural_support and later.get(each.id, Given()).level
        and later[each.id].level != each.levels[0].id
    ]  # fmt: skip
    for name in maker.dice.some(high, maker.dice.whole(1, 3)):
        question = form.by_id[name]
        place = [each.id for each in question.levels].index(later[name].level or "")
        lower = question.levels[place - 1]
        comment = later[name].comment if lower.comment else ""
        evidence = later[name].evidence if lower.evidence else ""
        changed[name] = Given(level=lower.id, comment=comment, evidence=evidence)
    return changed


def _begun(maker: Maker, told: dict[str, Given], day: date) -> Assessment:
    rules, worker, known = maker.rules, maker.made.worker, maker.known
    assert known.form is not None
    return Assessment(
        id=maker.dice.uuid(),
        case=maker.made.case.id,
        scheme=rules.kept.scheme,
        scheme_name=rules.scheme.name,
        scheme_version=rules.scheme.version,
        form=known.form.id,
        on=day,
        answers=told,
        gates=rules.gates,
        started_by=worker.id,
        started_by_name=worker.name,
        started_at=moment(day, 9, maker.dice.whole(5, 55)),
    )


def _sealed(maker: Maker, begun: Assessment) -> Assessment:
    form = maker.known.form
    assert form is not None
    drawn = answers.Drawn(begun.answers, {})
    known = replace(maker.known, assessed=begun.on)
    budget = reckon(maker.rules, known, drawn)
    result = result_of(budget, say)
    worker = maker.made.worker
    at = moment(min(begun.on + timedelta(maker.dice.whole(0, 3)), maker.yesterday), 15, 20)
    return seal(begun, maker.rules.kept.digest, budget, result, (worker.id, worker.name), at)

"""What two people do with an assessment, a plan, a moderation, practice, a scheme, the settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from ras_desktop import paths
from ras_desktop.domain.assessment import Assessment
from ras_desktop.domain.caseload import SavedView
from ras_desktop.domain.permission import EVERYBODY, Role
from ras_desktop.domain.plan import Plan
from ras_desktop.domain.questionnaire import Given
from ras_desktop.domain.scheme import Scheme
from ras_desktop.domain.scheme_version import holding
from ras_desktop.forms.practice import read_practice
from ras_desktop.services import (
    assessment,
    council,
    family,
    moderation,
    practice,
    user,
    view,
)
from ras_desktop.services import plan as plans
from ras_desktop.services import scheme_versions as versions
from tests.helpers.cases import NEED, a_case, example, ships
from tests.helpers.papers import PLAN
from tests.helpers.stale import Trial, trial
from tests.helpers.stores import SetDesk, desk_at

TODAY = date(2026, 11, 23)
WHOLE = replace(PLAN, outcomes=tuple(replace(each, needs=(NEED,)) for each in PLAN.outcomes))


# ---------------------------------------------------------------- assessment


def _assessed(desk: SetDesk) -> Assessment:
    """A draft with all answers of a worked example."""
    ships(desk)
    draft, worked = assessment.start(desk, a_case(desk).id).value, example()
    whole = replace(draft, answers=dict(worked.answers), gates=dict(worked.gates))
    return assessment.keep(desk, whole).value


def _on_assessment(desk: SetDesk, other: SetDesk, mine: Callable[[Any], object]) -> Trial:
    made = _assessed(desk)

    def read() -> Any:
        held = assessment.of_case(desk, made.case)
        return next((each for each in held if each.id == made.id), None)

    def theirs() -> object:
        held = assessment.get(other, made.id)
        return assessment.keep(other, replace(held, show_estimate=not held.show_estimate))

    return Trial(read, theirs, mine, made.case)


@trial("assessment.keep")
def assessment_keep(desk: SetDesk, other: SetDesk) -> Trial:
    def mine(seen: Assessment) -> object:
        return assessment.keep(desk, replace(seen, answers={"washing": Given("lots")}))

    return _on_assessment(desk, other, mine)


@trial("assessment.drop")
def assessment_drop(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_assessment(desk, other, lambda seen: assessment.drop(desk, seen))


@trial("assessment.seal")
def assessment_seal(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_assessment(desk, other, lambda seen: assessment.seal(desk, seen.id, seen.version))


# ---------------------------------------------------------------- moderation


def _on_moderation(desk: SetDesk, other: SetDesk, mine: Callable[[Any], object]) -> Trial:
    """Two managers of one case; who sealed it is a third person: nobody confirms their own."""
    worker = desk_at(desk.root, EVERYBODY, desk.clock, "Sam Wright")
    draft = _assessed(worker)
    sealed = assessment.seal(worker, draft.id, draft.version).value
    begun = moderation.start(desk, sealed.id).value

    def theirs() -> object:
        (held,) = moderation.of_assessment(other, sealed.id)
        return moderation.keep(other, replace(held, reason="Nights."))

    def read() -> Any:
        held = moderation.of_assessment(desk, sealed.id)
        return next((each for each in held if each.id == begun.id), None)

    return Trial(read, theirs, mine, sealed.case)


@trial("moderation.keep")
def moderation_keep(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_moderation(
        desk, other, lambda seen: moderation.keep(desk, replace(seen, reason="Days."))
    )


@trial("moderation.drop")
def moderation_drop(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_moderation(desk, other, lambda seen: moderation.drop(desk, seen))


@trial("moderation.confirm")
def moderation_confirm(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_moderation(desk, other, lambda seen: moderation.confirm(desk, seen.id, seen.version))


@trial("moderation.agree")
def moderation_agree(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_moderation(
        desk,
        other,
        lambda seen: moderation.agree(desk, seen.assessment, seen.id, seen.version),
    )


@trial("moderation.send_back")
def moderation_send_back(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_moderation(
        desk,
        other,
        lambda seen: moderation.send_back(
            desk, seen.assessment, "The nights", seen.id, seen.version
        ),
    )


# ---------------------------------------------------------------- plan


def _on_plan(
    desk: SetDesk, other: SetDesk, mine: Callable[[Any], object], whole: Plan = WHOLE
) -> Trial:
    ships(desk)
    draft = plans.start(desk, a_case(desk).id).value
    kept = plans.keep(desk, replace(draft, plan=whole)).value

    def theirs() -> object:
        held = plans.get(other, kept.id)
        return plans.keep(other, replace(held, plan=replace(held.plan, money_managed_by="Gran")))

    def read() -> Any:
        held = plans.of_case(desk, kept.case)
        return next((each for each in held if each.id == kept.id), None)

    return Trial(read, theirs, mine, kept.case)


@trial("plan.keep")
def plan_keep(desk: SetDesk, other: SetDesk) -> Trial:
    def mine(seen: Any) -> object:
        return plans.keep(desk, replace(seen, plan=replace(seen.plan, outcomes=())))

    return _on_plan(desk, other, mine)


@trial("plan.copy_from")
def plan_copy_from(desk: SetDesk, other: SetDesk) -> Trial:
    def mine(seen: Any) -> object:
        sibling = a_case(desk, number="2026-00043")
        family.link_sibling(desk, seen.case, sibling.id)
        source = plans.start(desk, sibling.id).value
        filled = replace(source, plan=replace(source.plan, contingency="Gran comes"))
        plans.keep(desk, filled)
        return plans.copy_from(desk, seen, source.id)

    return _on_plan(desk, other, mine, replace(WHOLE, contingency=""))


@trial("plan.drop")
def plan_drop(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_plan(desk, other, lambda seen: plans.drop(desk, seen))


@trial("plan.agree")
def plan_agree(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_plan(desk, other, lambda seen: plans.agree(desk, seen.id, seen.version))


# ---------------------------------------------------------------- practice: one's own, two windows


def _on_practice(desk: SetDesk, mine: Callable[[Any], object]) -> Trial:
    ships(desk)
    found = next(each for each in practice.sets(desk) if each.practice.name == "example-primary")
    begun = practice.begin(desk, found.edition, "idris", uuid4()).value
    read_ = read_practice(paths.forms() / "practice" / "example-primary.toml").value
    assert read_ is not None
    agreed = dict(read_.child("idris").given)
    practice.keep(desk, replace(begun, answers=agreed))

    def read() -> Any:
        return practice.open_(desk, begun.id).attempt

    def theirs() -> object:
        return practice.keep(desk, replace(read(), answers={**agreed, "calm": Given("none")}))

    return Trial(read, theirs, mine)


@trial("practice.keep")
def practice_keep(desk: SetDesk, _other: SetDesk) -> Trial:
    def mine(seen: Any) -> object:
        return practice.keep(desk, replace(seen, answers={"calm": Given("some")}))

    return _on_practice(desk, mine)


@trial("practice.drop")
def practice_drop(desk: SetDesk, _other: SetDesk) -> Trial:
    return _on_practice(desk, lambda seen: practice.drop(desk, seen))


@trial("practice.finish")
def practice_finish(desk: SetDesk, _other: SetDesk) -> Trial:
    return _on_practice(desk, lambda seen: practice.finish(desk, seen.id, seen.version))


# ---------------------------------------------------------------- schemes


def _sound(scheme: Scheme) -> Scheme:
    """A scheme that can be approved: its end, and that of its rates, is open."""
    rates = tuple(
        replace(each, values=(*each.values[:-1], replace(each.values[-1], last=None)))
        for each in scheme.rates
    )
    return replace(scheme, valid_to=None, examples=(), rates=rates)


def _on_scheme(desk: SetDesk, other: SetDesk, mine: Callable[[Any], object]) -> Trial:
    ships(desk)
    shipped = next(each for each in versions.listed(desk) if each.name == "example-children")
    made = versions.new_draft(desk, shipped.edition).value
    versions.keep(desk, holding(made, _sound(made.scheme)))

    def read() -> Any:
        return versions.get(desk, made.id)

    def theirs() -> object:
        held = versions.get(other, made.id)
        return versions.keep(other, holding(held, replace(held.scheme, title="Theirs")))

    return Trial(read, theirs, mine)


@trial("scheme_versions.keep")
def scheme_keep(desk: SetDesk, other: SetDesk) -> Trial:
    def mine(seen: Any) -> object:
        return versions.keep(desk, holding(seen, replace(seen.scheme, note="Mine")))

    return _on_scheme(desk, other, mine)


@trial("scheme_versions.drop")
def scheme_drop(desk: SetDesk, other: SetDesk) -> Trial:
    return _on_scheme(desk, other, lambda seen: versions.drop(desk, seen))


@trial("scheme_versions.approve")
def scheme_approve(desk: SetDesk, other: SetDesk) -> Trial:
    first = date(2027, 4, 1)
    return _on_scheme(
        desk,
        other,
        lambda seen: versions.approve(desk, seen.id, first, "EA 2026/3", seen.version),
    )


# ---------------------------------------------------------------- settings, people, views


@trial("council.save")
def council_save(desk: SetDesk, other: SetDesk) -> Trial:
    council.save(desk, replace(council.read(desk), name="Exampleshire"))

    def theirs() -> object:
        return council.save(other, replace(council.read(other), phone="01632 960199"))

    return Trial(
        lambda: council.read(desk),
        theirs,
        lambda seen: council.save(desk, replace(seen, email="a@exampleshire.example")),
    )


@trial("user.save")
def user_save(desk: SetDesk, other: SetDesk) -> Trial:
    def read() -> Any:
        return next(each for each in user.everybody(desk) if each.id == other.actor.id)

    return Trial(
        read,
        lambda: user.save(desk, replace(read(), team="South")),
        lambda seen: user.save(desk, replace(seen, roles=frozenset({Role.FINANCE}))),
    )


@trial("view.save")
def view_save(desk: SetDesk, _other: SetDesk) -> Trial:
    return _on_view(desk, lambda seen: view.save(desk, replace(seen, name="Mine")))


@trial("view.remove")
def view_remove(desk: SetDesk, _other: SetDesk) -> Trial:
    return _on_view(desk, lambda seen: view.remove(desk, seen))


def _on_view(desk: SetDesk, mine: Callable[[Any], object]) -> Trial:
    view.save(desk, SavedView(uuid4(), "North"))

    def read() -> Any:
        return next(iter(view.mine(desk)), None)

    return Trial(read, lambda: view.save(desk, replace(read(), name="Theirs")), mine)

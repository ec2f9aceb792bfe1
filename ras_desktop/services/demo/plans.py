"""Support plans as a good family support worker would write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ras_desktop.domain.dates import add_months
from ras_desktop.domain.family import LegalFlag
from ras_desktop.domain.money import Money
from ras_desktop.domain.plan import Horizon, Layer, Outcome, Plan, Resource, Risk, Way
from ras_desktop.services.demo.children import Youngster
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.lines import Met, Shop, buy
from ras_desktop.services.demo.needs import Found
from ras_desktop.services.demo.phrase import Teller
from ras_desktop.services.demo.words import Lists, OutcomeWords, Words

START = {0: (5, 7), 1: (4, 6), 2: (2, 4), 3: (0, 3)}
"""Where an outcome stands today, 0 to 10, by how high the need was answered."""


@dataclass(frozen=True, slots=True)
class Writer:
    """What a plan is written with: the child, what can be said of it, and the words."""

    dice: Dice
    teller: Teller
    words: Words
    who: Youngster
    years: int


def write(writer: Writer, found: tuple[Found, ...], shop: Shop, aim: Money) -> Plan:
    """A whole plan for these needs that costs about the aim a year."""
    met = _outcomes(writer, found)
    lines = buy(writer.dice, writer.teller, shop, met, aim)
    plan = Plan(
        about=about(writer),
        outcomes=tuple(outcome for outcome, _ in met),
        resources=_resources(writer, met),
        lines=lines,
        risks=_risks(writer),
        contingency=writer.teller.one(writer.words.voices["contingency"]["lines"]),
        money_managed_by=_money(writer, shop.way),
        review_on=add_months(shop.day, 6 if writer.dice.chance(70) else 3),
    )
    return small(plan) if writer.years < 5 else plan


def half(writer: Writer, plan: Plan) -> Plan:
    """The same plan as it stands halfway: some parts are still to be written."""
    kept = dict(list(plan.about.items())[: writer.dice.whole(3, 6)])
    return replace(
        plan,
        about=kept,
        outcomes=plan.outcomes[:2],
        lines=tuple(
            each for each in plan.lines if each.outcome in {one.id for one in plan.outcomes[:2]}
        )[: writer.dice.whole(0, 2)],
        resources=tuple(replace(each, outcome=None) for each in plan.resources[:3]),
        risks=(),
        contingency="",
        review_on=None,
    )


def _outcomes(writer: Writer, found: tuple[Found, ...]) -> tuple[Met, ...]:
    met = []
    for place, each in enumerate(found):
        words = list(each.outcomes)
        told = writer.dice.pick(words)
        met.append((_outcome(writer, each, told), told))
        if place == 0 and len(found) < 3 and each.level > 1 and len(told.words) > 2:
            met.append((_outcome(writer, each, told), told))
    return tuple(met)


def _outcome(writer: Writer, found: Found, told: OutcomeWords) -> Outcome:
    dice, one = writer.dice, writer.teller.one
    baseline = dice.whole(*START[found.level])
    return Outcome(
        id=dice.uuid(),
        words=one(told.words),
        area=found.words.area,
        horizon=Horizon(told.horizon),
        baseline=baseline,
        target=min(10, baseline + dice.whole(2, 5)),
        already=one(told.already),
        needed=one(told.needed),
        evidence=one(told.evidence),
        who=one(told.who),
        needs=(found.need.id,),
    )


def about(writer: Writer) -> dict[str, str]:
    """The parts that are written in words, by the keys of the plan template."""
    voices, who, talk = writer.words.voices, writer.who, writer.who.talk
    profile = who.profile
    one, several, chance = writer.teller.one, writer.teller.several, writer.dice.chance
    said = {
        "who_i_am": [*_each(writer, voices["who_i_am"], ("start", "school", "day", "tongue")),
                     one(profile.health)],
        "matters_to_me": _each(writer, voices["matters_to_me"], ("people", "things", "missed")),
        "people_like": _each(writer, voices["people_like"], ("one", "two")),
        "strengths": [*several(profile.strengths, 2), one(who.interest.likes),
                      *([one(who.other.likes)] if chance(40) else []),
                      one(voices["strengths"]["family"])],
        "what_works": [*several(profile.works, 3), one(voices["what_works"]["way_in"])],
        "what_does_not": several(profile.works_not, 2 if chance(60) else 3),
        "hopes": [one(voices["hopes"][talk])],
        "how_child_took_part": [one(voices["how_child_took_part"][talk])],
        "parents_views": _each(writer, voices["parents_views"],
                               ("well", "hard", "help", "apart") if chance(80) else
                               ("hard", "help", "apart")),
        "disagreement": [one(voices["disagreement"]["some" if chance(38) else "none"])],
    }  # fmt: skip
    if "tongue" in writer.teller.facts and who.child.interpreter_needed:
        said["parents_views"].append(one(voices["parents_views"]["tongue"]))
    return {key: " ".join(each for each in told if each) for key, told in said.items()}


def _each(writer: Writer, lists: Lists, keys: tuple[str, ...]) -> list[str]:
    return [writer.teller.one(lists[key]) for key in keys if key in lists]


_LAYERS = (
    (Layer.CHILD_AND_FAMILY, "child_and_family", 2),
    (Layer.COMMUNITY, "community", 2),
    (Layer.UNIVERSAL, "universal", 1),
)


def _resources(writer: Writer, met: tuple[Met, ...]) -> tuple[Resource, ...]:
    """What is there round the child, in the policy's order (P 7); the last is what is missing."""
    dice, told = writer.dice, writer.words.voices["resources"]
    said: list[tuple[Layer, str]] = []
    for layer, key, most in _LAYERS:
        said += [(layer, each) for each in writer.teller.several(told[key], dice.whole(1, most))]
    if writer.teller.facts.get("school"):
        said.append((Layer.UNIVERSAL, writer.teller.one(told["school"])))
    targeted = writer.teller.several(writer.who.profile.targeted, dice.whole(1, 3))
    said += [(Layer.TARGETED, each) for each in targeted]
    found = [
        Resource(dice.uuid(), layer, *_split(what), outcome=dice.pick(met)[0].id, in_place=True)
        for layer, what in said
    ]
    missing = Resource(dice.uuid(), Layer.INDIVIDUAL, writer.teller.one(told["individual"]),
                       outcome=met[0][0].id, in_place=False)  # fmt: skip
    return (*found, missing)


def _split(told: str) -> tuple[str, str]:
    """What and who, from "who: what"."""
    who, colon, what = told.partition(": ")
    return (what[:1].upper() + what[1:], who) if colon else (told, "")


def _risks(writer: Writer) -> tuple[Risk, ...]:
    dice, one = writer.dice, writer.teller.one
    chosen = dice.some(writer.who.profile.risks, dice.whole(1, 2))
    if "road" in chosen and writer.years < 3:
        chosen.remove("road")
    risks = []
    for each in chosen:
        told = writer.words.risks[each]
        if each != "online" or writer.years >= 9:
            said = (one(told[key]) for key in ("risk", "answer", "worth"))
            risks.append(Risk(dice.uuid(), *said))
    return tuple(each for each in risks if each.risk)


def _money(writer: Writer, way: Way) -> str:
    told: Mapping[str, tuple[str, ...]] = writer.words.voices["money"]
    if LegalFlag.IN_CARE in writer.who.child.legal_flags:
        return writer.teller.one(told["carer"])
    if way is Way.THIRD_PARTY:
        return writer.teller.one(told["third"])
    if writer.years == 15 and writer.who.talk == "verbal":
        return writer.teller.one(told["young"])
    return writer.teller.one(told["parent"])


def small(plan: Plan) -> Plan:
    """The plan of a child who is not at school yet: it says nursery where others say school."""

    def nursery(told: str) -> str:
        for school, word in (("School", "Nursery"), ("school", "nursery")):
            told = told.replace(school, word)
        return told

    def each(value: Outcome | Resource) -> dict[str, str]:
        texts = ("words", "already", "needed", "evidence", "who", "what")
        return {name: nursery(getattr(value, name)) for name in texts if hasattr(value, name)}

    return replace(
        plan,
        about={key: nursery(told) for key, told in plan.about.items()},
        outcomes=tuple(replace(one, **each(one)) for one in plan.outcomes),  # type: ignore[arg-type]
        resources=tuple(replace(one, **each(one)) for one in plan.resources),  # type: ignore[arg-type]
        lines=tuple(
            replace(one, what=nursery(one.what), gap=nursery(one.gap)) for one in plan.lines
        ),
    )

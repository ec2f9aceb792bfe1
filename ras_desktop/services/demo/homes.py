"""Invented families: names, carers, address. Brothers and sisters share one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ras_desktop.domain.address import Address
from ras_desktop.domain.choice import Choice, ChoiceList, ListName
from ras_desktop.domain.people import Person
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.words import Community, Places, Words

SHAPES = {"two_parents": 52, "one_parent": 24, "two_homes": 11, "wider_family": 6, "foster": 4,
          "adoptive_family": 3}  # fmt: skip
"""How families live, in a hundred: invented, near to what such caseloads show."""


@dataclass(frozen=True, slots=True)
class Carer:
    """A grown-up of the family. `called`: by the children. `apart`: lives elsewhere."""

    name: str
    relation: str
    called: str
    woman: bool
    responsible: bool = True
    apart: bool = False
    interpreter: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """One household. `shape`: a code of family_composition. `gran`: None where nobody is near."""

    community: Community
    last: str
    shape: str
    carers: tuple[Carer, ...]
    gran: Carer | None
    aunt: str
    address: Address
    ward: Choice
    language: str
    religion: str
    gathering: str

    @property
    def main(self) -> Carer:
        """Who does most."""
        return self.carers[0]

    @property
    def second(self) -> Carer | None:
        """The other grown-up at home, if there is one."""
        return next((each for each in self.carers[1:] if not each.apart), None)

    @property
    def apart(self) -> Carer | None:
        """The parent who lives elsewhere, if there is one."""
        return next((each for each in self.carers if each.apart), None)


def home(
    dice: Dice, words: Words, lists: Mapping[ListName, ChoiceList], number: int, shape: str = ""
) -> Home:
    """A family. `number` tells families apart: it makes telephone numbers and addresses differ."""
    community = dice.shared(words.communities, [each.share for each in words.communities])
    shape = shape or dice.weigh(SHAPES)
    last = dice.pick(community.last)
    language = dice.weigh(community.languages)
    needs_words = language != "eng" and dice.chance(community.interpreter)
    interpreter = language if needs_words else ""
    ward = dice.pick(lists[ListName.WARD].items)
    carers = _carers(dice, community, shape, last, interpreter, number)
    firsts = {each.name.split(" ")[0] for each in carers}
    return Home(
        community=community,
        last=last,
        shape="foster_family" if shape == "foster" else shape,
        carers=carers,
        gran=_gran(dice, community, last, interpreter, number) if dice.chance(82) else None,
        aunt=f"Auntie {dice.pick([each for each in community.mothers if each not in firsts])}",
        address=_address(dice, words.places, ward, number),
        ward=ward,
        language=language,
        religion=dice.weigh(community.religions),
        gathering=dice.pick(community.gathering),
    )


def spelt(community: Community, last: str, woman: bool) -> str:
    """The last name as a woman of the community bears it."""
    return community.feminine.get(last, last) if woman else last


def _carers(
    dice: Dice, community: Community, shape: str, last: str, interpreter: str, number: int
) -> tuple[Carer, ...]:
    mother = _carer(dice, community, "mother", last, interpreter, 2 * number)
    father = _carer(dice, community, "father", last, "", 2 * number + 1)
    if shape == "foster":
        called = mother.name.split(" ")[0]
        last = dice.pick(("Ainley", "Brearley", "Dyer", "Exley", "Gaunt", "Helliwell"))
        return (_as(mother, name=f"{called} {last}", relation="foster_carer", called=called,
                    responsible=False, interpreter=""),)  # fmt: skip
    if shape == "wider_family":
        gran = _gran(dice, community, last, interpreter, number)
        return (_as(gran, relation="special_guardian", responsible=True),)
    if shape == "adoptive_family":
        return tuple(_as(each, relation="adoptive_parent") for each in (mother, father))
    if shape == "one_parent":
        return (father if dice.chance(8) else mother,)
    if shape == "two_homes":
        return mother, _as(father, apart=True)
    if dice.chance(6):
        return father, mother
    if dice.chance(6):  # a new partner at home, who has no parental responsibility
        name = father.name.split(" ")[0]
        step = _as(father, relation="step_parent", called=name, responsible=False)
        return mother, step
    return mother, father


def _carer(
    dice: Dice, community: Community, relation: str, last: str, interpreter: str, number: int
) -> Carer:
    woman = relation == "mother"
    first = dice.pick(community.mothers if woman else community.fathers)
    other = dice.chance(22) and woman
    last = dice.pick(community.last) if other else last
    return Carer(
        name=f"{first} {spelt(community, last, woman)}",
        relation=relation,
        called=dice.pick(community.called[relation]),
        woman=woman,
        interpreter=interpreter,
        phone=mobile(number),
        email=_email(first, last) if dice.chance(55) else "",
    )


def _gran(dice: Dice, community: Community, last: str, interpreter: str, number: int) -> Carer:
    name = f"{dice.pick(community.mothers)} {spelt(community, last, True)}"
    called = dice.pick(community.called["grandmother"])
    phone = landline(number * 7 + 3)
    return Carer(name, "grandmother", called, True, False, False, interpreter, phone)


def _as(carer: Carer, **changed: object) -> Carer:
    held = {each: getattr(carer, each) for each in Carer.__slots__}
    return Carer(**{**held, **changed})


def mobile(number: int) -> str:
    """A number of the range that Ofcom keeps for drama: 07700 900000 to 900999."""
    return f"07700 900{number * 17 % 1000:03d}"


def landline(number: int) -> str:
    """A number of the range that Ofcom keeps for drama: 01632 960000 to 960999."""
    return f"01632 960{number * 29 % 1000:03d}"


def _email(first: str, last: str) -> str:
    """An address under example.org, which belongs to nobody (RFC 2606)."""
    plain = "".join(each for each in f"{first}.{last}".lower() if each.isascii() and each != "’")
    return f"{plain.replace(' ', '-')}@example.org"


def _address(dice: Dice, places: Places, ward: Choice, number: int) -> Address:
    house = dice.whole(1, 148)
    flat = f"Flat {dice.whole(1, 12)}, " if dice.chance(9) else ""
    district = dice.pick(places.district[ward.group])
    ending = dice.pick(places.letters) + dice.pick("ABDEFGHJLNPQRSTUWXYZ")
    postcode = f"{places.area}{district} {number % 10}{ending}"
    town = {"North": "Harrowmere", "Centre": "Exam", "South": "Denby Vale"}[ward.group]
    return Address(f"{flat}{house} {dice.pick(places.streets)}", town, postcode, ward.code)


def people(dice: Dice, family: Home, shown: bool) -> tuple[Person, ...]:
    """The family round the child. `shown`: names are written in their own letters as well."""
    found = [_person(dice, family, carer, at == 0, shown) for at, carer in enumerate(family.carers)]
    if family.gran and family.gran.name not in {each.name for each in family.carers}:
        gran = _person(dice, family, family.gran, False, shown)
        found.append(gran)
    return tuple(found)


def _person(dice: Dice, family: Home, carer: Carer, main: bool, shown: bool) -> Person:
    grown = carer.relation == "grandmother"
    at_home = not carer.apart and not grown
    note = ""
    if carer.apart:
        note = "Lives in another part of town; gets copies of letters."
    elif main and carer.interpreter:
        note = "Interpreter for every visit, the same one if possible."
    return Person(
        id=dice.uuid(),
        name=in_script(family.community, carer.name) if shown else carer.name,
        relation=carer.relation,
        parental_responsibility=carer.responsible,
        same_household=at_home,
        carer=main or at_home,
        phone=carer.phone,
        email=carer.email,
        needs_interpreter=carer.interpreter,
        note=note,
    )


def in_script(community: Community, name: str) -> str:
    """A name with its first name also in its own letters, where they are known."""
    first = name.split(" ")[0]
    own = community.script.get(first)
    return f"{name} ({own})" if own else name


def professional(dice: Dice, words: Words, relation: str, organisation: str, number: int) -> Person:
    """Somebody of a service, with a name, a telephone and an address that belong to nobody."""
    staff = words.staff
    first = dice.pick(staff.women if dice.chance(72) else staff.men)
    last = dice.pick(staff.last)
    return Person(
        id=dice.uuid(),
        name=f"{first} {last}",
        relation=relation,
        professional=True,
        organisation=organisation,
        phone=landline(number),
        email=_email(first, last),
    )


def sibling(
    dice: Dice, family: Home, taken: frozenset[str], born: date, on: date
) -> tuple[Person, bool]:
    """A brother or sister at home; and whether it is a sister."""
    woman = dice.chance(50)
    firsts = family.community.girls if woman else family.community.boys
    first = dice.pick([each for each in firsts if each not in taken] or list(firsts))
    years = max(1, (on - born).days // 365 + dice.whole(-4, 5))
    person = Person(
        id=dice.uuid(),
        name=f"{first} {spelt(family.community, family.last, woman)}",
        relation="sister" if woman else "brother",
        same_household=True,
        note=f"{years} years old." if years < 20 else "Grown up, at home.",
    )
    return person, woman

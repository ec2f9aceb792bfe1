"""Invented children: who they are, what is recorded of them, and the facts for sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ras_desktop.domain.choice import ChoiceList, ListName
from ras_desktop.domain.dates import add_months, age_on, birthday, school_year
from ras_desktop.domain.family import Child, EhcStatus, LegalFlag, PlanBasis, Sex, nhs_number_holds
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.homes import Home, landline, spelt
from ras_desktop.services.demo.phrase import phrase
from ras_desktop.services.demo.words import Interest, Profile, Words

BANDS = {(0, 1): 2, (2, 4): 6, (5, 11): 42, (12, 16): 41, (17, 17): 9}
"""Ages in a hundred, both ends included: as assumed when the example scheme's table was set."""

NEAR = {14: 3, 16: 3, 18: 2}
"""Birthdays that matter, and how many in a hundred are within three months of them."""

TALK = {
    "verbal": ("speech", "speech", "speech", "easy_read"),
    "some": ("makaton", "pictures", "few_words", "device"),
    "looks": ("body", "eye_gaze", "pictures", "device"),
}
"""How a child who talks, talks a little, or does not, may communicate: codes of the list."""

LEVELS = ("universal_plus", "targeted", "specialist", "complex")


@dataclass(frozen=True, slots=True)
class Youngster:
    """A child with what sentences need. `talk`: verbal, some or looks."""

    child: Child
    profile: Profile
    interest: Interest
    other: Interest
    talk: str
    girl: bool
    school: str
    sibling: tuple[str, bool] | None


@dataclass(frozen=True, slots=True)
class Setting:
    """What the caseload is drawn from."""

    words: Words
    lists: Mapping[ListName, ChoiceList]
    seed: int
    on: date


def birth(dice: Dice, on: date, adult: bool = False) -> date:
    """A day of birth: some are near a birthday that matters."""
    thrown = dice.share() * 100
    for years, share in NEAR.items():
        thrown -= share
        if thrown < 0 and not adult:
            return _born(on + timedelta(dice.whole(-20 if years == 18 else -60, 85)), years)
    first, last = dice.weigh(BANDS) if not adult else (18, 23)
    years = dice.whole(first, last)
    return _born(on - timedelta(dice.whole(30, 330)), years)


def _born(day: date, years: int) -> date:
    return add_months(day, -12 * years)


def nhs_number(index: int) -> str:
    """One of the numbers beginning 999, which are kept for tests; another for each index."""
    at = index * 7919 % 1_000_000
    while True:
        for check in range(10):
            whole = f"999{at:06d}{check}"
            if nhs_number_holds(whole):
                return f"{whole[:3]} {whole[3:6]} {whole[6:]}"
        at = (at + 500_009) % 1_000_000  # no digit fits these nine: the next lies far from others


def youngster(
    dice: Dice, setting: Setting, home: Home, index: int, born: date, taken: frozenset[str]
) -> Youngster:
    """A child of a family. `taken`: first names that brothers and sisters have already."""
    words = setting.words
    years = age_on(born, setting.on)
    profiles = [each for each in words.profiles if each.youngest <= years]
    profile = dice.shared(profiles, [each.share for each in profiles])
    girl = dice.chance(28 if profile.family in ("autism", "social") else 44)
    talk = _talk(dice, profile, years)
    interest, other = _interests(dice, words, profile, years, home)
    child = _child(dice, setting, home, profile, talk, index, born, girl, taken)
    school, child = _school(dice, setting, child, profile, years)
    sibling = _sibling(dice, home, taken | {child.called})
    return Youngster(child, profile, interest, other, talk, girl, school, sibling)


def _talk(dice: Dice, profile: Profile, years: int) -> str:
    talk = dice.weigh(dict(profile.talk))
    return "some" if talk == "verbal" and years < 3 else talk


def _interests(
    dice: Dice, words: Words, profile: Profile, years: int, home: Home
) -> tuple[Interest, Interest]:
    known = {"gran"} if home.gran and home.gran.called != home.main.called else set()
    fitting = [
        each
        for each in words.interests
        if each.ages[0] <= years <= max(each.ages[1], 17 if each.ages[1] > 15 else 0)
        and (not profile.likes or each.id in profile.likes)
        and each.id not in profile.unlikely
        and all(phrase(told).needs <= known for told in (each.doing, each.do, each.place))
    ]
    first, second = dice.some(fitting, 2)
    return first, second


def _child(
    dice: Dice,
    setting: Setting,
    home: Home,
    profile: Profile,
    talk: str,
    index: int,
    born: date,
    girl: bool,
    taken: frozenset[str],
) -> Child:
    firsts = home.community.girls if girl else home.community.boys
    first = dice.pick([each for each in firsts if each not in taken] or list(firsts))
    last = spelt(home.community, home.last, girl)
    middle = dice.pick(firsts) if dice.chance(12) else ""
    own = home.community.script.get(first) if dice.chance(60) else None
    names = [first, own, middle if middle != first else ""]
    status, issued, review = _ehc(dice, setting.on, born)
    return Child(
        first_names=" ".join(each for each in names if each),
        last_name=last,
        preferred_name=_short(dice, first),
        born=born,
        sex=Sex.FEMALE if girl else Sex.MALE,
        gender_identity="Boy" if girl and age_on(born, setting.on) > 13 and dice.chance(3) else "",
        nhs_number=nhs_number(index),
        system_number=f"LCS {1_200_000 + index * 37:07d}" if dice.chance(92) else "",
        address=home.address,
        household=_household(home),
        family_composition=home.shape,
        ethnicity=home.community.ethnicity,
        religion=home.religion,
        first_language=home.language,
        interpreter_needed=any(each.interpreter for each in home.carers),
        communication=dice.pick(TALK[talk]) if profile.id != "hearing" else "bsl",
        primary_need=dice.weigh(dict(profile.needs)),
        level_of_need=_level(dice, profile),
        on_register=dice.chance(profile.register),
        ehc_status=status,
        ehc_issued=issued,
        ehc_next_review=review,
        plan_basis=_BASIS.get(status),
        legal_flags=_flags(dice, home),
    )


_BASIS = {EhcStatus.NONE: PlanBasis.CARE_PLAN, EhcStatus.ISSUED: PlanBasis.EHC_PLAN}


_SHORT = {
    "Abigail": "Abi", "Emmanuel": "Manny", "Harriet": "Hattie", "Ibrahim": "Ibby",
    "Imogen": "Immy", "Jakub": "Kuba", "Jessica": "Jess", "Joseph": "Joe", "Katarína": "Katka",
    "Matilda": "Tilly", "Samuel": "Sam", "Tafadzwa": "Tafa", "Wojciech": "Wojtek",
    "Zofia": "Zosia", "Zuzana": "Zuzka",
}  # fmt: skip


def _short(dice: Dice, first: str) -> str:
    return _SHORT.get(first, "") if dice.chance(60) else ""


def _level(dice: Dice, profile: Profile) -> str:
    if profile.family == "complex":
        return "complex"
    return dice.weigh({"universal_plus": 8, "targeted": 32, "specialist": 50, "complex": 10})


_STATUS = {EhcStatus.ISSUED: 68, EhcStatus.BEING_PREPARED: 8, EhcStatus.REQUESTED: 6,
           EhcStatus.NONE: 18}  # fmt: skip
_STATUS_SMALL = {EhcStatus.NONE: 80, EhcStatus.REQUESTED: 20}


def _ehc(dice: Dice, on: date, born: date) -> tuple[EhcStatus, date | None, date | None]:
    """Status, day of issue, next annual review (a few are some days late)."""
    status = dice.weigh(_STATUS if age_on(born, on) >= 3 else _STATUS_SMALL)
    if status is not EhcStatus.ISSUED:
        return status, None, None
    issued = min(dice.weekday(birthday(born, 3), on - timedelta(60)), on - timedelta(14))
    held = 0
    while add_months(issued, 12 * held) <= on - timedelta(12):
        held += 1
    return status, issued, add_months(issued, 12 * held)


def _flags(dice: Dice, home: Home) -> tuple[LegalFlag, ...]:
    if home.shape == "foster_family":
        flags = (LegalFlag.IN_CARE, LegalFlag.LONG_TERM_FOSTER_CARE)
        return flags if dice.chance(65) else (LegalFlag.IN_CARE,)
    if dice.chance(2):
        return (LegalFlag.SHORT_BREAKS_S20,)
    return (LegalFlag.SAFEGUARDING_PLAN,) if dice.chance(2) else ()


def _household(home: Home) -> str:
    names = [each.called for each in home.carers if not each.apart]
    return ", ".join(names)


def _school(
    dice: Dice, setting: Setting, child: Child, profile: Profile, years: int
) -> tuple[str, Child]:
    special = profile.family in ("complex", "learning") or profile.id == "autism_ld"
    if years < 2:
        kind = "none"
    elif years < 5:
        kind = "Nursery"
    elif years >= 17 and dice.chance(45):
        kind = "College"
    elif dice.chance(3):
        kind = "home"
    elif dice.chance(74 if special else 30):
        kind = "Special"
    else:
        kind = "Primary" if years < 11 else "Secondary"
    schools = setting.lists[ListName.SCHOOL].items
    found = [each for each in schools if kind in (each.group, each.code)]
    chosen = dice.pick(found)
    told = "" if chosen.group == "Other" else chosen.label.replace("'", "’")
    return told, replace(child, school=chosen.code)


def _sibling(dice: Dice, home: Home, taken: frozenset[str]) -> tuple[str, bool] | None:
    if not dice.chance(70):
        return None
    girl = dice.chance(50)
    firsts = home.community.girls if girl else home.community.boys
    return dice.pick([each for each in firsts if each not in taken] or list(firsts)), girl


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip


def facts(dice: Dice, setting: Setting, home: Home, who: Youngster, day: date) -> dict[str, str]:
    """What sentences about this child may say, as it was on a day."""
    child, words = who.child, setting.words
    assert child.born is not None
    years = age_on(child.born, day)
    known = {
        "name": child.called,
        "age": str(years),
        "ward": home.ward.label,
        "gathering": "",
        "month": MONTHS[(day.month - dice.whole(2, 5)) % 12],
        "day": f"{day.day} {MONTHS[day.month - 1]}",
        "youngsters": "children" if years < 12 else "teenagers" if years < 16 else "young people",
        "phone_agency": landline(dice.whole(400, 499)),
        "gran_phone": f"{dice.whole(100, 999)}",
        "house_number": str(dice.whole(3, 90)),
        "school": who.school,
        **_pronouns(who),
        **_grown_ups(home),
    }
    if home.language != "eng":
        known["tongue"] = setting.lists[ListName.LANGUAGE].label(home.language)
    if who.sibling:
        known["sibling"] = who.sibling[0]
        known["their_sib"] = "her" if who.sibling[1] else "his"
    voices = words.voices
    band = "early" if years < 5 else "primary" if years < 11 else "teen"
    if who.school:
        known["class"] = _class(dice, setting, who, band, day)
    if dice.chance(45):
        known["pet"] = dice.pick(voices["pet"]["any"])

    def tell(text: str) -> str:
        return phrase(text).say(known, dice) if phrase(text).fits(known) else ""

    known["gathering"] = tell(home.gathering) or tell(home.community.gathering[-1])
    talkers = voices["talker"].get(child.communication) or voices["talker"]["speech"]
    known["talker"] = tell(dice.pick(talkers))
    if home.religion in voices["faith"] and dice.chance(35):
        known["faith"] = tell(dice.pick(voices["faith"][home.religion]))
    for name in ("love", "doing", "do", "place", "club", "wish"):
        known[name] = tell(getattr(who.interest, name))
    for name in ("said", "shown"):
        known[name] = tell(dice.pick(getattr(who.interest, name)))
    known["who"] = _is(tell(dice.pick(who.profile.who)))
    known["grown"] = tell(dice.pick(voices["hopes"]["grown"]))
    return {name: fact for name, fact in {**known, **_together(home, known)}.items() if fact}


def _class(dice: Dice, setting: Setting, who: Youngster, band: str, day: date) -> str:
    """What the class is called: a secondary school numbers its years."""
    voices, child = setting.words.voices["class"], who.child
    schools = setting.lists[ListName.SCHOOL].items
    group = next((each.group for each in schools if each.code == child.school), "")
    if group == "Secondary" and child.born:
        return f"{min(13, max(7, school_year(child.born, day)))} {dice.pick(voices['trees'])}"
    return dice.pick(voices[band])


_VERBS = ("has ", "feels ", "needs ", "lives ", "uses ")


def _is(told: str) -> str:
    """What somebody is or has, with its verb."""
    return told if told.startswith(_VERBS) else f"is {told}"


def _pronouns(who: Youngster) -> dict[str, str]:
    he = not who.girl or who.child.gender_identity == "Boy"
    if he:
        said = ("he", "him", "his", "his", "himself")
    else:
        said = ("she", "her", "her", "hers", "herself")
    return dict(zip(("they", "them", "their", "theirs", "themself"), said, strict=True))


def _grown_ups(home: Home) -> dict[str, str]:
    main, second, apart = home.main, home.second, home.apart
    carer = ("she", "her", "her", "herself") if main.woman else ("he", "his", "him", "himself")
    known = dict(zip(("she", "her", "carer_them", "herself"), carer, strict=True))
    known |= {"mum": main.called, "mum_full": main.name, "aunt": home.aunt}
    if second:
        known["dad"] = second.called
        known["dad_they"] = "she" if second.woman else "he"
    if apart:
        known["dad_apart"] = apart.called
    gran = home.gran.called if home.gran else ""
    if gran and gran != main.called:
        known["gran"] = gran
    else:
        known["nobody_near"] = "family near by"
    known["dad_or_gran"] = known.get("dad") or known.get("gran") or home.aunt
    return known


def _together(home: Home, known: Mapping[str, str]) -> dict[str, str]:
    """Words for several at once; "parents" always speaks of two, so that verbs agree."""
    mum, dad, sibling = (known.get(each, "") for each in ("mum", "dad", "sibling"))
    with_her = dad or known.get("gran") or home.aunt
    at_home = [each for each in (mum, dad, sibling, known.get("pet", "")) if each]
    listed = " and ".join([", ".join(at_home[:-1]), at_home[-1]] if at_home[1:] else at_home)
    found = {"parents": f"{mum} and {with_her}", "household": listed}
    if len(at_home) > 1:
        found["household_all"] = listed
    return found

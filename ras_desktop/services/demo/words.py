"""The words of the demonstration caseload, read from resources/demo. Nobody in them is real."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from ras_desktop import paths
from ras_desktop.forms.reading import Entry, load
from ras_desktop.services.demo.phrase import phrase

Value = TypeVar("Value")
Texts = tuple[str, ...]
Lists = Mapping[str, Texts]


@dataclass(frozen=True, slots=True)
class Interest:
    """Something that a child loves, with words for it. `ages` both inclusive, in years."""

    id: str
    ages: tuple[int, int]
    love: str
    doing: str
    do: str
    place: str
    club: str
    wish: str
    likes: Texts
    said: Texts
    shown: Texts


@dataclass(frozen=True, slots=True)
class Community:
    """A community of the place: codes of forms/lists, and names. `interpreter`: in a hundred."""

    id: str
    share: int
    ethnicity: str
    languages: Mapping[str, int]
    religions: Mapping[str, int]
    interpreter: int
    called: Lists
    gathering: Texts
    girls: Texts
    boys: Texts
    mothers: Texts
    fathers: Texts
    last: Texts
    script: Mapping[str, str]
    feminine: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Places:
    """Invented addresses. `letters`: those that end a postcode and never do in a real one."""

    area: str
    district: Mapping[str, tuple[int, ...]]
    letters: str
    streets: Texts


@dataclass(frozen=True, slots=True)
class Staff:
    """Names of professionals."""

    women: Texts
    men: Texts
    last: Texts


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of child's needs. `family` names the row of shifts that its answers follow."""

    id: str
    family: str
    share: int
    needs: Mapping[str, int]
    register: int
    talk: Mapping[str, int]
    who: Texts
    health: Texts
    strengths: Texts
    works: Texts
    works_not: Texts
    targeted: Texts
    professionals: Texts
    risks: Texts
    youngest: int
    likes: Texts
    unlikely: Texts


@dataclass(frozen=True, slots=True)
class Falls:
    """How answers fall: `shift` by family of profiles and area, `rarity` by question."""

    shift: Mapping[str, Mapping[str, float]]
    rarity: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """An outcome that meets a need, with everything that is said about it."""

    ages: tuple[int, int]
    horizon: str
    words: Texts
    already: Texts
    needed: Texts
    evidence: Texts
    who: Texts
    gap: Texts
    supports: Texts


@dataclass(frozen=True, slots=True)
class NeedWords:
    """An assessed need: the questions that tell of it, and the outcomes that meet it.

    `families` of profiles that can have it; empty: every one.
    """

    id: str
    area: str
    questions: Texts
    ages: tuple[int, int]
    families: Texts
    words: Texts
    outcomes: tuple[OutcomeWords, ...]


@dataclass(frozen=True, slots=True)
class SupportWords:
    """A kind of support. `main`: hours a week that take what money is left; else `times` a year."""

    id: str
    main: bool
    codes: Texts
    agency: str
    times: tuple[int, int]
    what: Texts
    provider: Texts
    gap: Texts


@dataclass(frozen=True, slots=True)
class Words:
    """All of it."""

    interests: tuple[Interest, ...]
    communities: tuple[Community, ...]
    places: Places
    staff: Staff
    profiles: tuple[Profile, ...]
    falls: Falls
    risks: Mapping[str, Lists]
    needs: tuple[NeedWords, ...]
    supports: Mapping[str, SupportWords]
    voices: Mapping[str, Lists]
    comments: Mapping[str, Lists]
    events: Mapping[str, Lists]


@lru_cache(maxsize=1)
def words() -> Words:
    """The words that ship. ValueError names every fault: they are part of the program."""
    return read(paths.resources() / "demo")


def read(folder: Path) -> Words:
    """The words of a folder. ValueError with every fault of the first file that has any."""
    communities, places, staff = _file(folder / "names.toml", _names)
    profiles, risks, falls = _file(folder / "profiles.toml", _profiles)
    return Words(
        interests=_file(folder / "interests.toml", _interests),
        communities=communities,
        places=places,
        staff=staff,
        profiles=profiles,
        falls=falls,
        risks=risks,
        needs=_file(folder / "needs.toml", _needs),
        supports=_file(folder / "supports.toml", _supports),
        voices=_file(folder / "voices.toml", _tables),
        comments=_file(folder / "comments.toml", _tables),
        events=_file(folder / "events.toml", _tables),
    )


def _file(path: Path, build: Callable[[Entry], Value]) -> Value:
    entry, found = load(path)
    if entry is not None:
        value = build(entry)
        entry.done()
        if not found:
            return value
    raise ValueError("; ".join(f"{each.code} at {each.where} {each.values}" for each in found))


def _phrases(entry: Entry, key: str, *, needed: bool = True) -> Texts:
    given = entry.texts(key, needed=needed)
    for text in given:
        phrase(text)  # a bracket that is not closed is found now, not in a child's plan
    return given


def _lists(entry: Entry) -> Lists:
    found = {key: _phrases(entry, key) for key in entry.values}
    entry.done()
    return found


def _tables(entry: Entry) -> Mapping[str, Lists]:
    held = {key: entry.table(key) for key in entry.values}
    return {key: _lists(each) for key, each in held.items() if each is not None}


def _shares(entry: Entry, key: str) -> Mapping[str, int]:
    inner = entry.table(key)
    if inner is None:
        return {}
    found = {each: inner.whole(each, least=0) or 0 for each in inner.values}
    inner.done()
    return found


def _spelt(entry: Entry, key: str) -> Mapping[str, str]:
    inner = entry.table(key, needed=False)
    if inner is None:
        return {}
    found = {each: inner.text(each) for each in inner.values}
    inner.done()
    return found


def _pair(entry: Entry, key: str, *, default: tuple[int, int] | None = None) -> tuple[int, int]:
    given = entry.values.get(key) if entry.has(key) else default
    match given:
        case [int(least), int(most)] | (int(least), int(most)):
            return least, most
    entry.fault("forms.value.kind", key, wanted="two whole numbers")
    return 0, 0


def _interests(entry: Entry) -> tuple[Interest, ...]:
    return tuple(_interest(each) for each in entry.tables("interest"))


def _interest(entry: Entry) -> Interest:
    interest = Interest(
        id=entry.name("id"),
        ages=_pair(entry, "ages"),
        love=entry.text("love"),
        doing=entry.text("doing"),
        do=entry.text("do"),
        place=entry.text("place"),
        club=entry.text("club"),
        wish=entry.text("wish"),
        likes=_phrases(entry, "likes"),
        said=_phrases(entry, "said"),
        shown=_phrases(entry, "shown"),
    )
    entry.done()
    return interest


def _names(entry: Entry) -> tuple[tuple[Community, ...], Places, Staff]:
    communities = tuple(_community(each) for each in entry.tables("community"))
    place, people = entry.table("places"), entry.table("staff")
    if place is None or people is None:
        return communities, Places("", {}, "", ()), Staff((), (), ())
    district = place.table("district")
    held = dict(district.values) if district else {}
    streets = place.texts("streets")
    numbers = {ward: tuple(each) for ward, each in held.items()}
    places = Places(place.text("area"), numbers, place.text("letters"), streets)
    staff = Staff(people.texts("women"), people.texts("men"), people.texts("last"))
    place.done()
    people.done()
    return communities, places, staff


def _community(entry: Entry) -> Community:
    called = entry.table("called")
    plain = ("girls", "boys", "mothers", "fathers", "last")
    community = Community(
        id=entry.name("id"),
        share=entry.whole("share") or 0,
        ethnicity=entry.name("ethnicity"),
        languages=_shares(entry, "languages"),
        religions=_shares(entry, "religions"),
        interpreter=entry.whole("interpreter") or 0,
        called=_lists(called) if called else {},
        gathering=_phrases(entry, "gathering"),
        script=_spelt(entry, "script"),
        feminine=_spelt(entry, "feminine"),
        **{each: entry.texts(each) for each in plain},
    )
    entry.done()
    return community


def _profiles(entry: Entry) -> tuple[tuple[Profile, ...], Mapping[str, Lists], Falls]:
    profiles = tuple(_profile(each) for each in entry.tables("profile"))
    risk, shift, rarity = (entry.table(each) for each in ("risk", "shift", "rarity"))
    families = {each: shift.table(each) for each in shift.values} if shift else {}
    falls = Falls(
        {name: _numbers(each) for name, each in families.items() if each},
        _numbers(rarity) if rarity else {},
    )
    return profiles, _tables(risk) if risk else {}, falls


def _numbers(entry: Entry) -> Mapping[str, float]:
    found = {each: float(entry.number(each) or 0) for each in entry.values}
    entry.done()
    return found


def _profile(entry: Entry) -> Profile:
    said = ("who", "health", "strengths", "works", "works_not", "targeted")
    profile = Profile(
        id=entry.name("id"),
        family=entry.name("family"),
        share=entry.whole("share") or 0,
        needs=_shares(entry, "needs"),
        register=entry.whole("register") or 0,
        talk=_shares(entry, "talk"),
        professionals=entry.texts("professionals"),
        risks=entry.texts("risks"),
        youngest=entry.whole("youngest", needed=False) or 0,
        likes=entry.texts("likes", needed=False),
        unlikely=entry.texts("unlikely", needed=False),
        **{each: _phrases(entry, each) for each in said},
    )
    entry.done()
    return profile


def _needs(entry: Entry) -> tuple[NeedWords, ...]:
    return tuple(_need(each) for each in entry.tables("need"))


def _need(entry: Entry) -> NeedWords:
    need = NeedWords(
        entry.name("id"),
        entry.text("area"),
        entry.texts("questions"),
        _pair(entry, "ages"),
        entry.texts("families", needed=False),
        _phrases(entry, "words"),
        tuple(_outcome(each) for each in entry.tables("outcome")),
    )
    entry.done()
    return need


def _outcome(entry: Entry) -> OutcomeWords:
    said = ("words", "already", "needed", "evidence", "who", "gap")
    outcome = OutcomeWords(
        ages=_pair(entry, "ages"),
        horizon=entry.name("horizon"),
        supports=entry.texts("supports"),
        **{each: _phrases(entry, each) for each in said},
    )
    entry.done()
    return outcome


def _supports(entry: Entry) -> Mapping[str, SupportWords]:
    read_ones = tuple(_support(each) for each in entry.tables("support"))
    return {each.id: each for each in read_ones}


def _support(entry: Entry) -> SupportWords:
    support = SupportWords(
        id=entry.name("id"),
        main=entry.yes("main", needed=False),
        codes=entry.texts("codes"),
        agency=entry.text("agency", needed=False),
        times=_pair(entry, "times", default=(0, 0)),
        what=_phrases(entry, "what"),
        provider=_phrases(entry, "provider"),
        gap=_phrases(entry, "gap", needed=False),
    )
    entry.done()
    return support

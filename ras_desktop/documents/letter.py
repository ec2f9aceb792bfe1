"""Letters from the council's own texts: parts with words put in, whom to turn to, a signature.

The words in braces come from the record and the council's settings and from nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ras_desktop.documents import frame
from ras_desktop.documents.blocks import (
    Address,
    Block,
    Bullets,
    Field,
    Heading,
    Paragraph,
    Run,
    Signature,
    Signatures,
    Together,
    Words,
)
from ras_desktop.documents.frame import About
from ras_desktop.domain.council import Council, Help
from ras_desktop.domain.letter import LetterPart, Route, Routes, fill, words_in
from ras_desktop.domain.policy import Policy, PolicyCode
from ras_desktop.domain.request import Strand
from ras_desktop.wording import _, day, number

Put = Mapping[str, str]
"""Word in braces → what stands in its place."""

APART = frozenset({"child", "addressee", "worker", "decider", "scored_by", "confirmed_by"})
"""Words that are names: they keep their own direction of reading within a sentence."""


def head(council: Council, about: About, to: tuple[str, ...], on: date) -> Address:
    """The head of a letter: to whom, on which day, with which reference."""
    aside = [Field(_("Date"), day(on)), Field(_("Our reference"), about.number)]
    if about.worker:
        aside.append(Field(_("Your worker"), about.worker))
    if about.worker_phone or council.phone:
        aside.append(Field(_("Telephone"), about.worker_phone or council.phone))
    return Address(tuple(each for each in to if each.strip()), tuple(aside))


def everywhere(council: Council, about: About, addressee: str, language: str = "") -> Put:
    """The words that every letter may use; who or what is not known is named in general."""
    return {
        "addressee": addressee,
        "child": about.called,
        "worker": about.worker or _("your worker"),
        "worker_phone": about.worker_phone or council.phone or _("our telephone number"),
        "language": language or _("your language"),
        "council": council.name,
        "decider": council.decider or _("the panel"),
    }


def put(text: str, words: Put) -> Words:
    """The text with its words put in; names keep their direction to themselves."""
    said: list[str | Run] = []
    rest = text
    for name in words_in(text) or ():
        before, _brace, rest = rest.partition("{" + name + "}")
        said += [before, Run(words[name], apart=True) if name in APART else words[name]]
    return tuple(each for each in (*said, rest) if each != "")


def part(block: LetterPart, words: Put) -> tuple[Block, ...]:
    """One part: its heading, then its text; a blank line parts paragraphs."""
    paragraphs = [each.strip() for each in block.text.split("\n\n") if each.strip()]
    said = tuple(Paragraph(put(each, words)) for each in paragraphs)
    return (Heading(block.heading, 2), *said) if block.heading else said


def close(block: LetterPart, words: Put, signed_by: Signature) -> tuple[Block, ...]:
    """The last words, with a place to sign; whom to turn to stands below."""
    return (Together((*part(block, words), Signatures((signed_by,)))),)


def whom_to_turn_to(
    routes: Routes,
    strands: tuple[Strand, ...],
    council: Council,
    about: About,
    policy: Policy,
    on: date,
) -> tuple[Block, ...]:
    """Everybody whom a family can turn to about decisions of these strands (P 14).

    A contact that the council has not entered is left out, never printed with a gap.
    """
    words = _route_words(council, about, policy, on)
    items = tuple(_route(each, words) for each in routes.of(strands))
    return frame.section(routes.title, (Bullets(items),) if items else (), 2)


def _route(route: Route, words: Put) -> Words:
    said: list[str | Run] = [Run(f"{route.title}. ", strong=True)]
    if _known(route.text, words):
        said += put(route.text, words)
    contact = _contact(route.contact, words)
    if contact:
        said += ["\n", Run(contact, apart=True)]
    return tuple(said)


def _known(text: str, words: Put) -> bool:
    return all(words.get(name, "").strip() for name in words_in(text) or ())


def _contact(text: str, words: Put) -> str:
    """What is known of a contact, joined by commas; "" where not even a name is."""
    parts = [each.strip() for each in text.split(", ")]
    known = [fill(each, words) for each in parts if _known(each, words)]
    first = words_in(parts[0]) if parts else ()
    if first and not _known(parts[0], words):
        return ""
    return ", ".join(known)


def _route_words(council: Council, about: About, policy: Policy, on: date) -> dict[str, str]:
    words = {
        "worker": about.worker or _("your worker"),
        "worker_phone": about.worker_phone or council.phone,
        "council": council.name,
        "council_address": ", ".join(council.address.split("\n")),
        "council_phone": council.phone,
        "council_email": council.email,
    }
    for code, name in (
        (PolicyCode.RECONSIDERATION_ANSWER, "reconsideration_days"),
        (PolicyCode.COMPLAINT_1, "complaint_stage1_days"),
        (PolicyCode.COMPLAINT_1_LONGEST, "complaint_stage1_longest_days"),
    ):
        words[name] = number(policy.whole(code, on))
    for whom in Help:
        held = council.contact(whom)
        words |= {
            f"{whom.value}_name": held.name,
            f"{whom.value}_phone": held.phone,
            f"{whom.value}_email": held.email,
        }
    return words

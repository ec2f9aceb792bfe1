"""Who gets papers, at which address, and whether they may: the gate before anything leaves."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from ras_desktop.documents import golden
from ras_desktop.documents.blocks import Document
from ras_desktop.domain import recipient as rules
from ras_desktop.domain.address import Address
from ras_desktop.domain.edition import EditionKind
from ras_desktop.domain.family import Case
from ras_desktop.domain.finding import Finding, Findings, Refused
from ras_desktop.domain.people import Person
from ras_desktop.domain.policy import Policy, PolicyCode
from ras_desktop.domain.recipient import Confirmation, Means, Place, Recipient, Source
from ras_desktop.domain.text import fold
from ras_desktop.services import scheme as schemes
from ras_desktop.services.desk import Desk, Done, Reading
from ras_desktop.services.record import case_to_read, free_id, no_errors, typed
from ras_desktop.store import people as people_store
from ras_desktop.store import recipient as recipient_store
from ras_desktop.store import request as request_store

MONTHS = 6
"""How long a look at an address counts where no policy is in force."""


def of_case(desk: Desk, case: UUID) -> tuple[Recipient, ...]:
    """To whom papers of a case may go, with their addresses and when those were confirmed."""
    with desk.read("document.read") as look:
        return known(look, case_to_read(look, case))


def known(look: Reading, case: Case) -> tuple[Recipient, ...]:
    """To whom papers may go: those with parental responsibility first, then family, then child.

    While nobody of the family is recorded, who asked for the budget stands before the child. Who
    must get no papers is among them, marked, last: so that the window can say why.
    """
    people = people_store.of_case(look.session, case.id)
    held = [_recipient(each, case) for each in people if not each.professional]
    child = Recipient(case.child.full_name, lines_of(case.child.address), who=case.id)
    if not held:
        names = {fold(each.name) for each in people} | {fold(child.name)}
        asked = request_store.of_case(look.session, case.id)
        by_name = {fold(each.made_by): each.made_by for each in asked}
        held = [Recipient(name) for key, name in by_name.items() if key and key not in names]
    seen = recipient_store.of_case(look.session, case.id)
    found = [replace(each, confirmed=rules.last(seen, each)) for each in (*held, child)]
    return tuple(sorted(found, key=lambda each: each.no_papers))


def _recipient(person: Person, case: Case) -> Recipient:
    own = lines_of(person.address)
    if not own and person.same_household and not person.must_not_learn_address:
        own = lines_of(case.child.address)
    return Recipient(
        person.name,
        own,
        person.must_not_learn_address,
        person.id,
        no_papers=person.no_papers,
        responsible=person.parental_responsibility,
    )


def lines_of(address: Address) -> tuple[str, ...]:
    """An address as the lines on an envelope."""
    lines = [*address.lines.split("\n"), address.town, address.postcode]
    return tuple(each.strip() for each in lines if each.strip())


def address_months(desk: Desk) -> int:
    """For how many months a look at an address counts, to be said beforehand."""
    with desk.read("settings.read") as look:
        return months(look)


def pass_gate(look: Reading, case: Case, to: Recipient, document: Document) -> Recipient:
    """Who is meant, as the record has them. Refused: what stands against it, or what it tells."""
    found = _gate(look, case, to)
    if not found:
        found = _tells(look, case, to, document)
    if found:
        raise Refused(*found)
    held = rules.resolved(to, known(look, case))
    if held is not None:
        return replace(held, means=to.means)
    seen = rules.last(recipient_store.of_case(look.session, case.id), to)
    return replace(to, confirmed=seen if to.means is Means.POST else None)


def _gate(look: Reading, case: Case, to: Recipient) -> Findings:
    seen = recipient_store.of_case(look.session, case.id)
    return rules.gate(to, known(look, case), seen, look.today, months(look))


def months(look: Reading) -> int:
    """For how many months a look at an address counts."""
    head = schemes.edition_on(look, EditionKind.POLICY, look.today)
    if head is None:
        return MONTHS
    policy: Policy = schemes.part_of(look, EditionKind.POLICY, head.id)
    try:
        return policy.whole(PolicyCode.RECIPIENT_ADDRESS, look.today)
    except LookupError:  # a policy of the council that was kept before there was this value
        return MONTHS


def _tells(look: Reading, case: Case, to: Recipient, document: Document) -> Findings:
    """Whether a paper tells somebody a place that is not theirs to know.

    Who must not learn the child's address learns no place of its household; nobody learns where
    another of the family lives apart from the child.
    """
    held = rules.resolved(to, known(look, case))
    warned = held.warned if held else to.warned
    home = lines_of(case.child.address)
    places: list[Place] = []
    for each in people_store.of_case(look.session, case.id):
        theirs = lines_of(each.address)
        apart = theirs and not rules.same_place(theirs, home)
        if not each.professional and apart and (held is None or each.id != held.who):
            places.append(Place(each.name, theirs))
    if warned and home:
        places.append(Place(case.child.called, home))
    own = held.address if held else to.address
    found = rules.told(golden.text(document), places, own)
    return tuple(
        Finding("recipient.tells", "about", {"name": to.name, "whose": each.whose})
        for each in found
    )


def confirm(
    desk: Desk, case: UUID, to: Recipient, source: Source | None, id_: UUID | None = None
) -> Done[Confirmation]:
    """Keeps that somebody's address was looked at today and is right, and how that is known.

    Refused: no name, no address, an address that is not the recorded one, or no source.
    """
    with desk.act("recipient.confirm") as work:
        held = case_to_read(work, case)
        meant = rules.resolved(to, known(work, held))
        if meant is not None and not rules.same_place(meant.address, to.address):
            raise Refused(Finding("recipient.other_address", "address", {"name": to.name}))
        if source is None:
            raise Refused(Finding("recipient.not_confirmed", "source", {"name": to.name}))
        fresh = Confirmation(
            free_id(work, recipient_store.CONFIRMATIONS, id_),
            case,
            meant.who if meant else None,
            to.name.strip(),
            to.address,
            source,
            work.actor.id,
            work.actor.name,
            work.now,
            work.today,
        )
        fresh = typed(fresh)
        no_errors(rules.check_confirmation(fresh))
        kept = recipient_store.CONFIRMATIONS.put(work.session, fresh)
        work.changed("recipient", kept.id, case)
        return work.done(kept)

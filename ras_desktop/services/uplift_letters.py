"""The letters of an uplift in one batch, each through the gate; who gets none is named, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from ras_desktop.documents.joined import join
from ras_desktop.domain.finding import Findings, Refused
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.recipient import Means, Recipient
from ras_desktop.domain.uplift import Lifted
from ras_desktop.services import document, recipient, uplift
from ras_desktop.services.desk import Changed, Desk, Done
from ras_desktop.services.uplift import OpenUplift
from ras_desktop.store import agreement as agreement_store
from ras_desktop.store import issued as issued_store

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class NotSent:
    """A family whose letter could not be issued, and what stands against it."""

    case: UUID
    findings: Findings


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a batch: how many were issued now, and who is still without."""

    issued: int
    not_sent: tuple[NotSent, ...]


def issue(desk: Desk, about: OpenUplift, means: Means, report: Report | None = None) -> Done[Sent]:
    """Issues every letter of an approved uplift that is not issued yet, each kept by itself.

    A letter goes to whoever the money is paid to, else to whom the family's papers go first. Where
    the gate stands against it the family is named, and the others' letters still go; the batch
    can be done again once it is mended.
    """
    waits = [each for each in about.lifted if each.case not in about.letters]
    changed: list[Changed] = []
    failed: list[NotSent] = []
    for at, each in enumerate(waits):
        if report is not None:
            report(at, len(waits))
        try:
            to = replace(_recipient(desk, each), means=means)
            id_ = uuid5(each.id, "letter")
            changed += document.issue(desk, DocumentKind.UPLIFT, each.id, to, id_).changed
        except Refused as refused:
            failed.append(NotSent(each.case, refused.findings))
    return Done(Sent(len(waits) - len(failed), tuple(failed)), tuple(changed))


def _recipient(desk: Desk, lifted: Lifted) -> Recipient:
    """Whoever the money is paid to, if papers may go to them; else the first to whom they may."""
    known = recipient.of_case(desk, lifted.case)
    with desk.read("agreement.read") as look:
        held = agreement_store.AGREEMENTS.get(look.session, lifted.agreement)
    person = held.payee.person
    payee = next((e for e in known if e.who == person and not e.no_papers), None)
    return payee or known[0]


def batch(desk: Desk, id_: UUID) -> bytes:
    """All issued letters of an uplift as one file to print, byte for byte as they were issued."""
    about = uplift.open_(desk, id_)
    with desk.read("document.read") as look:
        found = []
        for each in about.lifted:
            if each.case in about.letters:
                found += [e.id for e in issued_store.about(look.session, each.id)][:1]
        return join(issued_store.content(look.session, each) for each in found)

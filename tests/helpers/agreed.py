"""A case whose plan was decided as asked, and its agreement at every state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from ras_desktop.domain.account import Details
from ras_desktop.domain.agreement import Agreement, Signature, Signed, Signer
from ras_desktop.domain.family import Case
from ras_desktop.domain.panel import Decision, Forum, as_asked, seal
from ras_desktop.domain.panel import Verdict as PanelVerdict
from ras_desktop.domain.payee import Evidence
from ras_desktop.domain.people import Person
from ras_desktop.domain.permission import Role
from ras_desktop.services import account, agreement, attachment, people
from ras_desktop.services.attachment import Loaded
from ras_desktop.store import panel as panel_store
from tests.helpers.cases import a_case, seeded
from tests.helpers.panel import agreed as agreed_plan
from tests.helpers.stores import SetDesk

STARTS = date(2026, 11, 30)
LINE = (((1000, 5000), (3000, 2000), (6000, 7000)),)
DETAILS = Details("N Quarrington", "20-00-01", "12345678")
PDF = b"%PDF-1.4\n% a scan\n"


@dataclass(frozen=True)
class Three:
    """Who works on an agreement: worker, manager, finance."""

    worker: SetDesk
    manager: SetDesk
    finance: SetDesk


def three(desk: SetDesk, desk_of: Callable[..., SetDesk]) -> Three:
    """Three people at one store, with everything that ships in it."""
    seeded(desk)
    return Three(
        desk_of(Role.SOCIAL_WORKER, name="Sam Hale"),
        desk_of(Role.TEAM_MANAGER, name="Mara Lind"),
        desk_of(Role.FINANCE, name="Finn Ames"),
    )


def root(desk: SetDesk):
    """The owner's session of a store."""
    return getattr(desk, "root", desk.store)


def decided_case(desk: SetDesk, born: date | None = date(2017, 3, 2), **changes: object) -> Case:
    """An open case with a mother, whose plan (worked case 3) was decided as asked."""
    case = a_case(desk, born, **changes)
    nadia = Person(uuid4(), "Nadia Quarrington", "mother", True, True)
    people.save(desk, case.id, nadia)
    decide(desk, case)
    return case


def decide(desk: SetDesk, case: Case, starts: date = STARTS, corrects: UUID | None = None):
    """Its plan is decided as asked, past the panel's own services."""
    from ras_desktop.domain.panel import prepare
    from ras_desktop.services import plan

    held = plan.standing(desk, case.id) or agreed_plan(desk, case)
    question = prepare(held, (), None)
    draft = Decision(
        uuid4(), case.id, held.id, Forum.MANAGER, verdict=PanelVerdict.APPROVE,
        lines=as_asked(question), reasons="She needs it.", meets_needs=True, starts=starts,
        corrects=corrects,
    )  # fmt: skip
    at = datetime.combine(desk.today(), datetime.min.time(), UTC).replace(hour=8)
    if corrects:
        at = at.replace(hour=9)
    sealed = seal(draft, question, (uuid4(), "Mara Lind"), desk.today(), at)
    with root(desk).writing() as session:
        return panel_store.keep(session, sealed)


def all_answered(desk: SetDesk, held: Agreement) -> Agreement:
    """Every question about the payee answered as it has to be."""
    for each in agreement.open_(desk, held.case).wanted:
        held = agreement.answer(desk, held, each.question, each.yes, Evidence.DECLARATION).value
    return held


def begun(desk: SetDesk, case: Case) -> Agreement:
    """A draft with everything in it that is needed."""
    from dataclasses import replace

    from ras_desktop.domain.agreement import Relative

    held = agreement.start(desk, case.id).value
    whole = replace(held, employs=False, relative=Relative(False))
    return agreement.keep(desk, whole).value


def made_ready(desk: SetDesk, case: Case) -> Agreement:
    """Ready to be signed."""
    return agreement.ready(desk, all_answered(desk, begun(desk, case))).value


def on_screen(desk: SetDesk, signer: Signer, name: str, **changes: object) -> Signature:
    """A signature on the screen, today."""
    from dataclasses import replace

    held = Signature(
        uuid4(), signer, name, Signed.SCREEN, desk.today(), desk.actor.id, "", desk.now(),
        strokes=LINE,
    )  # fmt: skip
    return replace(held, **changes)  # type: ignore[arg-type]


def on_paper(desk: SetDesk, case: Case, signer: Signer, name: str) -> Signature:
    """A signature on paper with its scan, attached."""
    scan = attachment.add(desk, case.id, Loaded("signed.pdf", PDF), "Signed agreement").value
    return on_screen(desk, signer, name, how=Signed.PAPER, scan=scan.id, strokes=())


def signed(desk: SetDesk, case: Case) -> Agreement:
    """Signed by both."""
    held = made_ready(desk, case)
    held = agreement.sign(desk, held, on_paper(desk, case, Signer.PAYEE, "Nadia")).value
    return agreement.sign(desk, held, on_screen(desk, Signer.COUNCIL, "Sam Hale")).value


def with_account(three_: Three, case: Case) -> None:
    """An account, entered by the worker and confirmed by finance."""
    held = account.enter(three_.worker, case.id, DETAILS, "Bank letter of 3 November").value
    account.confirm(three_.finance, held, DETAILS)

"""The papers of one family's whole path, and the note that says how to get in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ras_desktop.domain.assessment import Assessment
from ras_desktop.domain.case_plan import CasePlan
from ras_desktop.domain.issued import DocumentKind
from ras_desktop.domain.recipient import Means, Recipient
from ras_desktop.services import document
from ras_desktop.services.casefile import CaseFile
from ras_desktop.services.demo.case import DemoCase, counting
from ras_desktop.services.demo.dice import Dice
from ras_desktop.services.demo.people import Member
from ras_desktop.services.demo.stages import Kind
from ras_desktop.services.desk import Actor, Desk
from ras_desktop.wording.permission import role

README = "README.txt"


@dataclass(frozen=True, slots=True)
class Shown:
    """The family whose papers are written: about what, to whom, and whose case it is."""

    name: str
    number: str
    to: str
    assessment: Assessment
    plan: CasePlan
    worker: Member


def shown(case: DemoCase) -> Shown | None:
    """The papers of a case that has gone the whole path and shows it well; None otherwise.

    Well: the plan costs about what there is to plan with, and the child is of school age.
    """
    if case.kind is not Kind.LIVE_NEW or not case.assessments[-1:] or not case.plans[-1:]:
        return None
    assessment, plan, child = case.assessments[-1], case.plans[-1], case.case.child
    if assessment.sealed is None or plan.agreed is None or assessment.form == "early":
        return None
    budget = counting(case, assessment)
    annual = budget.annual if budget else None
    if annual is None or abs(plan.agreed.planned.pence - annual.pence) * 50 > annual.pence:
        return None
    if len(plan.plan.lines) < 3 or len(case.people) < 4:
        return None
    whom = case.people[0].name
    return Shown(child.full_name, case.case.number, whom, assessment, plan, case.worker)


def write(casefile: CaseFile, folder: Path, family: Shown, seed: int) -> tuple[Path, ...]:
    """Their worker issues the family's papers; the same bytes are written beside the case file."""
    one, to = family.worker, Recipient(family.to, means=Means.HAND)
    actor = Actor(one.id, one.name, one.roles, one.team)
    desk = Desk(casefile.desk.store, actor, casefile.desk.clock)
    wanted = (
        ("1-indicative-budget.pdf", DocumentKind.BUDGET, family.assessment.id),
        ("2-support-plan.pdf", DocumentKind.PLAN, family.plan.id),
        ("3-one-page-plan.pdf", DocumentKind.ONE_PAGE_PLAN, family.plan.id),
    )
    written = []
    for name, kind, about in wanted:
        id_ = Dice(seed, "issued", name).uuid()
        pdf = document.issue(desk, kind, about, to, id_).value.pdf
        written.append(_kept(folder / name, pdf))
    blank = document.blank_form(desk, family.assessment.scheme, family.assessment.form)
    written.append(_kept(folder / "4-blank-questionnaire.pdf", blank.pdf))
    written.append(_kept(folder / "5-blank-plan.pdf", document.blank_plan(desk).pdf))
    return tuple(written)


def _kept(path: Path, pdf: bytes) -> Path:
    path.write_bytes(pdf)
    return path


_TEXT = """\
A demonstration of RAS Desktop
==============================

Every child, parent and worker in demo.ras is invented. NHS numbers begin with 999 (kept for
tests), telephone numbers are of Ofcom's ranges for drama (01632 960..., 07700 900...), e-mail
addresses end in example.org. Postcodes begin with XM, which is no postcode area, and end in
letters that Royal Mail does not use there.

{children} children, {live} of them with a live direct payment; together {total} a year.
As it stood on {on}. Seed {seed}: the same seed and day give the same caseload.

To open it
----------
Start RAS Desktop, choose "Open a case file" and this folder's demo.ras. Sign in with

{users}

demo holds the roles of somebody who works alone on a laptop: family support worker, team
manager, RAS lead and administrator.

One family's whole path
-----------------------
{family}

Anything may be tried; nothing in it is real. To begin again, delete demo.ras and make it anew.
"""


def readme(
    folder: Path,
    members: Sequence[Member],
    family: Shown | None,
    papers: Sequence[Path],
    **values: object,
) -> Path:
    """Writes who can sign in and what lies beside the case file."""
    width = max(len(each.name) for each in members)
    users = "\n".join(
        f"    {each.name:<{width}}   {each.passphrase:<26}   {_roles(each)}" for each in members
    )
    told = "Too few cases for one to have gone the whole path."
    if family is not None:
        listed = "\n".join(f"    {each.name}" for each in papers)
        told = f"Case {family.number}, {family.name}:\n{listed}"
    path = folder / README
    path.write_text(_TEXT.format(users=users, family=told, **values), encoding="utf-8")
    return path


def _roles(member: Member) -> str:
    return ", ".join(sorted(role(each) for each in member.roles))

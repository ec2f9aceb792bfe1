"""Which tables a verb touches, and what else must hold of a row: the server's half of permission.

`domain.permission.TABLE` says which roles may use a verb and in which states; this says what the
verb reads and writes. Rules for PostgreSQL are made of both (`rules`). A table that is missing here
is closed to everybody, and a test names it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

INSERT, UPDATE, DELETE = "INSERT", "UPDATE", "DELETE"
CASE, OWN = "case", "own"


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a verb writes a table.

    `state`: whose state the verb's states speak of, the case's or the row's own ("" for none).
    `where`: what else must hold of the row, in SQL. `anywhere`: no case has to be reached (there
    is none yet, or `where` says it).
    """

    verb: str
    does: str
    state: str = ""
    where: str = ""
    anywhere: bool = False


@dataclass(frozen=True, slots=True)
class Guarded:
    """One table. `cases`: columns (or SQL) that name the cases on which a row hangs.

    `reads`: verbs that show its rows; `also_reads`: further verbs, each with the rows that it shows
    (in SQL, whosever they are). `state`: SQL for the row's own state. `mine`: what must hold
    of every row that somebody sees or writes. `signed`: columns that name who wrote the row, its
    identifier first, then the name. `changes`: the only columns that may change ("": all); `stays`:
    columns that never change.
    """

    table: str
    reads: tuple[str, ...]
    ways: tuple[Way, ...] = ()
    cases: tuple[str, ...] = ()
    state: str = ""
    mine: str = ""
    also_reads: tuple[tuple[str, str], ...] = ()
    signed: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()


def _ways(verbs: str, does: Iterable[str], state: str = "", where: str = "") -> tuple[Way, ...]:
    return tuple(Way(verb, each, state, where) for verb in verbs.split() for each in does)


_ALL = (INSERT, UPDATE, DELETE)
_KEEP = (INSERT, UPDATE)
_MERGED = _ways("family.merge", [UPDATE], CASE)
"""A merge hangs whatever hangs on one case on another."""
_TAKEN_IN = _ways("existing.take_in", [INSERT], where='ras.in_hand("case")')
"""Taking in writes only to cases that the same transaction has added, of whichever team."""

_OF_CASE = (
    "request.log request.save request.decide request.correct request.tick family.save "
    "family.note family.consent family.people family.needs family.link family.hold family.close "
    "family.reopen family.hand_over family.merge assessment.start assessment.drop "
    "assessment.seal assessment.follow amount.record amount.end plan.start plan.drop plan.agree "
    "plan.follow document.issue assessment.moderate assessment.confirm panel.put panel.withdraw "
    "panel.agenda panel.decide panel.correct agreement.start agreement.save agreement.drop "
    "agreement.check agreement.relative agreement.ready agreement.again agreement.sign "
    "agreement.end review.start review.drop review.hold review.set_aside review.action "
    "notice.start notice.save notice.drop notice.help notice.withdraw notice.without "
    "reconsideration.ask reconsideration.add reconsideration.drop reconsideration.answer "
    "payment.seal monitoring.look"
)
"""The verbs that write a case's line in the caseload anew."""

ME, MY_NAME = "(SELECT ras.me())", "(SELECT ras.my_name())"

COVERED = "ANY ((SELECT ras.covered_by_me())::uuid[])"
"""Whom the caller covers today."""

_NOT_OWN_WORK = f"(sealed::jsonb ->> 'by')::uuid IS DISTINCT FROM {ME}"
"""Nobody decides on an assessment that they sealed themselves."""

_MODERATED = (
    "EXISTS (SELECT 1 FROM public.assessment a WHERE a.id = moderation.assessment AND "
    f"a.state = 'submitted' AND (a.sealed::jsonb ->> 'by')::uuid IS DISTINCT FROM {ME})"
)

_NOT_OWN_CASE = (
    "NOT EXISTS (SELECT 1 FROM public.panel_put p JOIN public.family_case c "
    'ON c.id = panel_decision."case" JOIN public.plan l ON l.id = p.plan '
    f"WHERE p.id = panel_decision.put AND (c.worker = {COVERED} OR {ME} IN "
    "(c.worker, p.by, l.started_by, (l.agreed::jsonb ->> 'by')::uuid)))"
)
"""Nobody decides a case that they hold, cover or put to the panel, or whose plan is theirs."""

_NOT_DECIDED = (
    "NOT EXISTS (SELECT 1 FROM public.notice n LEFT JOIN public.panel_decision d "
    f"ON d.id = n.decision WHERE n.id = reconsideration.notice AND {ME} IN "
    "((n.given::jsonb ->> 'by')::uuid, (d.decided::jsonb ->> 'by')::uuid))"
)
"""Nobody looks again at what they decided or gave notice of."""

MY_TEAM = "(SELECT ras.my_team())"

_TOLD = f"team IN ('', {MY_TEAM})"
"""The managers of whoever asked in an emergency are told, also where nothing was found."""

_OF_MY_TEAM = (
    "EXISTS (SELECT 1 FROM public.user_account u WHERE {who} AND u.team IN ('', " + MY_TEAM + "))"
)
"""Cover is arranged by the managers of whoever is away."""

_SECOND = (
    f"(state = 'waiting' AND entered_by IS DISTINCT FROM {ME}) OR state = 'replaced' "
    "OR (state = 'confirmed' AND confirmed_by IS DISTINCT FROM entered_by)"
)
"""Nobody confirms an account that they entered themselves."""

_SEALED = (
    f"state = 'sealed' AND opened_by IS DISTINCT FROM {ME} AND reviewed_by IS DISTINCT FROM {ME}"
)
"""Nobody seals a run that they drafted or reviewed."""

_OF_ANOTHERS_RUN = (
    "kind = 'payment' AND EXISTS (SELECT 1 FROM public.payment_run r WHERE r.id = paid.run "
    f"AND r.opened_by IS DISTINCT FROM {ME} AND r.reviewed_by IS DISTINCT FROM {ME})"
)

CASE_STATE = "ras.standing(state, merged_into)"

TABLES: tuple[Guarded, ...] = (
    Guarded(
        "family_case",
        ("family.list", "family.read", "request.read", "document.read"),
        (
            Way("family.add", INSERT, anywhere=True),
            Way("existing.take_in", INSERT, anywhere=True),
            *_ways(
                "case.restrict case.lift family.save family.hold family.close family.reopen "
                "family.hand_over family.merge",
                [UPDATE],
                OWN,
            ),
            *_ways("family.merge", [UPDATE], where="merged_into IS NOT NULL"),
        ),
        state=CASE_STATE,
        stays=("number",),
    ),
    Guarded(
        "cover",
        (),
        (
            *_ways("cover.arrange", _KEEP, where=f"absent = {ME}"),
            *_ways("cover.arrange_team", _KEEP, where=_OF_MY_TEAM.format(who="u.id = absent")),
        ),
        also_reads=(
            ("cover.read", f"{ME} IN (absent, covering)"),
            ("cover.arrange_team", _OF_MY_TEAM.format(who="u.id IN (absent, covering)")),
        ),
        signed=("by", "by_name"),
        changes=("version", "ended_on", "ended_by_name"),
        stays=("absent", "covering", "first", "last"),
    ),
    Guarded(
        "case_restriction",
        ("family.read",),
        (
            *_ways("case.restrict", [INSERT], CASE),
            *_ways("case.lift", [UPDATE], CASE),
            *_MERGED,
        ),
        ('"case"',),
        signed=("by", "by_name"),
        changes=("case", "version", "lifted_by", "lifted_by_name", "lifted_at", "lifted_reason"),
    ),
    Guarded(
        "case_access",
        ("family.read",),
        (
            *_ways("case.name_person case.restrict", _KEEP, CASE),
            *_ways("case.look_at_glass", [UPDATE], where=f"kind = 'glass' AND who <> {ME}"),
            *_MERGED,
        ),
        ('"case"',),
        signed=("by", "by_name"),
        changes=("case", "version", "until", "looked_by", "looked_by_name", "looked_at"),
    ),
    Guarded(
        "case_sought",
        (),
        (
            *_ways("case.break_glass", [INSERT], where="opened IS NULL"),
            *_ways("case.look_at_glass", [UPDATE], where=f"{_TOLD} AND who <> {ME}"),
        ),
        also_reads=(("case.break_glass", f"who = {ME}"), ("case.look_at_glass", _TOLD)),
        signed=("who", "who_name"),
        changes=("version", "looked_by", "looked_by_name", "looked_at"),
    ),
    Guarded(
        "case_unopened",
        ("case.look_at_glass",),
        (*_ways("case.look_at_glass", [UPDATE], where=f"who <> {ME}"), *_MERGED),
        ('"case"',),
        signed=("who", "who_name"),
        changes=("case", "version", "looked_by", "looked_by_name", "looked_at"),
    ),
    Guarded(
        "case_state",
        ("family.read",),
        (
            *_ways("family.add family.hold family.close family.reopen", [INSERT]),
            *_TAKEN_IN,
            *_MERGED,
        ),
        ('"case"',),
        signed=("by", "by_name"),
        changes=("case", "version"),
    ),
    Guarded(
        "caseload",
        ("family.list",),
        (
            *_ways("family.add " + _OF_CASE, _ALL),
            *_ways("existing.take_in", _ALL, where="ras.in_hand(caseload.id::uuid)"),
        ),
        ("caseload.id::uuid",),
    ),
    Guarded(
        "request",
        ("request.read",),
        (
            *_ways("family.add request.log", [INSERT]),
            *_ways("request.save request.decide request.correct", [UPDATE], OWN),
            *_MERGED,
        ),
        ('"case"',),
        state="outcome",
    ),
    Guarded(
        "early_tick",
        ("request.read",),
        (*_ways("request.tick", [INSERT, DELETE], CASE), *_MERGED),
        ('"case"',),
        changes=("case", "version"),
    ),
    Guarded(
        "put_off",
        ("family.read",),
        (
            *_ways("today.put_off", _KEEP, CASE),
            *_MERGED,
        ),
        ('"case"',),
        signed=("by", "by_name"),
        changes=("case", "version", "ended_at"),
    ),
    Guarded(
        "person",
        ("family.read",),
        (
            *_ways("family.people", _ALL, CASE),
            *_TAKEN_IN,
            *_MERGED,
        ),
        ('"case"',),
    ),
    Guarded(
        "note",
        ("family.read",),
        (
            *_ways("family.note", [INSERT], CASE),
            *_ways("monitoring.look", [INSERT], CASE, "kind = 'account'"),
            *_ways("family.note", [UPDATE], CASE, f"written_by = {ME}"),
            *_MERGED,
        ),
        ('"case"',),
        signed=("written_by",),
    ),
    Guarded(
        "consent",
        ("family.read",),
        (*_ways("family.consent", _KEEP, CASE), *_MERGED),
        ('"case"',),
    ),
    Guarded(
        "needs_assessment",
        ("family.read",),
        (*_ways("family.needs", _KEEP, CASE), *_MERGED),
        ('"case"',),
    ),
    Guarded(
        "sibling",
        ("family.read",),
        (
            *_ways("family.link", [INSERT, DELETE], CASE),
            *_ways("family.merge", [INSERT, DELETE]),
        ),
        ("first", "second"),
    ),
    Guarded(
        "worker_spell",
        ("family.read",),
        (
            *_ways("family.add", [INSERT]),
            *_TAKEN_IN,
            *_ways("family.hand_over", _KEEP, CASE),
            *_ways("family.merge", [UPDATE]),
        ),
        ('"case"',),
        changes=("case", "until", "version"),
    ),
    Guarded(
        "merge",
        ("family.read",),
        _ways("family.merge", _KEEP),
        ("survivor", "loser"),
        signed=("by", "by_name"),
        changes=("undone_at", "version"),
    ),
    Guarded(
        "assessment",
        ("assessment.read",),
        (
            *_ways("assessment.start", [INSERT], CASE),
            *_ways("assessment.follow", [INSERT]),
            *_ways("assessment.save assessment.seal", [UPDATE], OWN),
            *_ways("assessment.seal assessment.follow", [UPDATE], where="state <> 'draft'"),
            *_ways("assessment.confirm", [UPDATE], OWN, _NOT_OWN_WORK),
            *_ways("assessment.drop", [DELETE], OWN),
            *_MERGED,
        ),
        ('"case"',),
        state="state",
        signed=("started_by", "started_by_name"),
    ),
    Guarded(
        "moderation",
        ("assessment.read",),
        (
            *_ways("assessment.moderate assessment.confirm", [INSERT], where=_MODERATED),
            *_ways(
                "assessment.moderate assessment.confirm",
                [UPDATE],
                where=f"decided IS NULL AND {_MODERATED}",
            ),
            *_ways("assessment.moderate assessment.follow", [DELETE], where="decided IS NULL"),
            *_MERGED,
        ),
        ('"case"',),
        signed=("started_by", "started_by_name"),
    ),
    Guarded(
        "practice_attempt",
        ("practice.read", "practice.score", "practice.finish", "practice.compare"),
        (
            *_ways("practice.score", [INSERT]),
            *_ways("practice.score practice.finish", [UPDATE], where="finished_at IS NULL"),
            *_ways("practice.score", [DELETE], where="finished_at IS NULL"),
        ),
        mine=f"worker = {ME}",
        also_reads=(("practice.agreement", "finished_at IS NOT NULL"),),
        signed=("worker", "worker_name"),
    ),
    Guarded(
        "set_amount",
        ("amount.read",),
        (
            *_ways("amount.record", [INSERT], CASE),
            *_TAKEN_IN,
            *_ways("amount.end", [UPDATE], CASE),
            *_MERGED,
        ),
        ('"case"',),
        changes=("case", "version", "ended_on", "ended_reason"),
    ),
    Guarded(
        "statement",
        ("monitoring.read",),
        (
            *_ways("monitoring.take_in", [INSERT], CASE),
            *_ways("monitoring.drop", [DELETE], CASE),
            *_MERGED,
        ),
        ('"case"',),
        signed=("by", "by_name"),
        changes=("case", "version"),
    ),
    Guarded(
        "growing_task",
        ("growing.read", "family.list"),
        (*_ways("growing.tick", [INSERT, DELETE], CASE), *_MERGED),
        ('"case"',),
        signed=("by", "by_name"),
        changes=("case", "version"),
    ),
    Guarded(
        "arrangement",
        ("growing.read", "family.list"),
        (*_ways("growing.arrange", [INSERT], CASE), *_MERGED),
        ('"case"',),
        signed=("by", "by_name"),
        changes=("case", "version"),
    ),
    Guarded(
        "uplift",
        ("uplift.read", "agreement.read"),
        (
            *_ways("uplift.save", [INSERT], where="state = 'draft'"),
            *_ways("uplift.save uplift.withdraw", [UPDATE], OWN),
            *_ways("uplift.approve", [UPDATE], OWN, f"by <> {ME}"),
        ),
        state="state",
        signed=("by", "by_name"),
    ),
    Guarded(
        "uplift_case",
        ("uplift.read", "agreement.read"),
        (*_ways("uplift.approve", [INSERT]), *_MERGED),
        ('"case"',),
    ),
    Guarded(
        "closing_account",
        ("closing.read",),
        (
            *_ways("closing.start", [INSERT], CASE, "state = 'draft'"),
            *_ways("closing.save closing.withdraw", [UPDATE], OWN),
            *_ways("closing.settle", [UPDATE], OWN, f"made_by <> {ME}"),
            *_ways("closing.come_back", [UPDATE], OWN),
            *_MERGED,
        ),
        ('"case"',),
        state="state",
        signed=("made_by", "made_by_name"),
    ),
    Guarded(
        "proposal",
        ("monitoring.read",),
        (
            *_ways("proposal.make", [INSERT], CASE, "state = 'proposed'"),
            *_ways("proposal.answer proposal.withdraw", [UPDATE], OWN),
            *_ways("proposal.decide", [UPDATE], OWN, f"by <> {ME}"),
            *_MERGED,
        ),
        ('"case"',),
        state="state",
        signed=("by", "by_name"),
        stays=("concern", "sum", "first", "last", "reasons", "made_on", "answer_by", "steps"),
    ),
    Guarded(
        "statement_entry",
        ("monitoring.read",),
        (
            *_ways("monitoring.take_in", [INSERT], CASE),
            *_ways("monitoring.sort", [UPDATE], CASE),
            *_ways("monitoring.drop", [DELETE], CASE),
            *_MERGED,
        ),
        ('"case"',),
        changes=("case", "version", "line", "aside", "sorted_by_name"),
    ),
    Guarded(
        "plan",
        ("plan.read",),
        (
            *_ways("plan.start", [INSERT], CASE),
            *_ways("plan.follow", [INSERT]),
            *_ways("plan.save plan.agree", [UPDATE], OWN),
            *_ways("plan.agree plan.follow", [UPDATE], where="state <> 'draft'"),
            *_ways("plan.drop", [DELETE], OWN),
            *_MERGED,
        ),
        ('"case"',),
        state="state",
        signed=("started_by", "started_by_name"),
    ),
    Guarded(
        "panel_meeting",
        ("panel.read",),
        (
            *_ways("panel.arrange", [INSERT]),
            *_ways("panel.arrange panel.hold", [UPDATE], OWN),
        ),
        state="state",
    ),
    Guarded(
        "panel_put",
        ("panel.read",),
        (
            *_ways("panel.put", [INSERT]),
            *_ways("panel.answer panel.withdraw panel.decide panel.correct", [UPDATE], OWN),
            *_ways("panel.agenda", [UPDATE], where="state IN ('waiting', 'urgent')"),
            *_MERGED,
        ),
        ('"case"',),
        state="state",
        signed=("by", "by_name"),
        changes=(
            "case",
            "version",
            "state",
            "family_answer",
            "answered_on",
            "meeting",
            "place",
            "withdrawn",
        ),
    ),
    Guarded(
        "panel_interest",
        ("panel.read",),
        (*_ways("panel.interest", [INSERT, DELETE]), *_MERGED),
        ('"case"',),
        signed=("by", "by_name"),
        changes=("case", "version"),
    ),
    Guarded(
        "panel_decision",
        ("panel.read",),
        (
            *_ways("panel.write panel.correct", [INSERT], where="decided IS NULL"),
            *_ways("panel.write", [UPDATE, DELETE], where="decided IS NULL"),
            *_ways("panel.withdraw", [DELETE], where="decided IS NULL"),  # its draft goes with it
            *_ways(
                "panel.decide panel.correct",
                [UPDATE],
                where=f"decided IS NULL AND {_NOT_OWN_CASE}",
            ),
            *_MERGED,
        ),
        ('"case"',),
    ),
    Guarded(
        "issued_document",
        ("document.read",),
        (*_ways("document.issue", [INSERT]), *_MERGED),
        ('"case"',),
        signed=("issued_by", "issued_by_name"),
        changes=("case", "version"),
    ),
    Guarded(
        "issued_bytes",
        ("document.read",),
        _ways("document.issue", [INSERT]),
        ('(SELECT d."case" FROM public.issued_document d WHERE d.id = issued_bytes.id)',),
    ),
    Guarded(
        "address_confirmation",
        ("document.read",),
        (*_ways("recipient.confirm", [INSERT]), *_MERGED),
        ('"case"',),
        signed=("by", "by_name"),
        changes=("case", "version"),
    ),
    Guarded(
        "attachment",
        ("attachment.read",),
        (
            *_ways("attachment.add", [INSERT]),
            *_ways("attachment.remove", [UPDATE]),
            *_MERGED,
        ),
        ('"case"',),
        signed=("added_by", "added_by_name"),
        changes=("case", "version", "removed"),
    ),
    Guarded(
        "attachment_bytes",
        ("attachment.read",),
        (*_ways("attachment.add", [INSERT]), *_ways("attachment.remove", [UPDATE, DELETE])),
        ('(SELECT a."case" FROM public.attachment a WHERE a.id = attachment_bytes.id)',),
        changes=("loose",),
    ),
    Guarded(
        "agreement",
        ("agreement.read",),
        (
            *_ways("agreement.start", [INSERT]),
            *_ways(
                "agreement.save agreement.check agreement.relative agreement.ready "
                "agreement.again agreement.sign agreement.end",
                [UPDATE],
                OWN,
            ),
            *_ways("agreement.sign agreement.end", [UPDATE], where="state IN ('signed', 'ended')"),
            *_ways("agreement.drop", [DELETE], OWN),
            *_MERGED,
        ),
        ('"case"',),
        state="state",
        signed=("started_by", "started_by_name"),
    ),
    Guarded(
        "review",
        ("review.read",),
        (
            *_ways("review.start", [INSERT], CASE),
            *_ways("review.save review.hold", [UPDATE], OWN),
            *_ways("review.set_aside", [UPDATE], OWN, _NOT_OWN_WORK),
            *_ways("review.drop", [DELETE], OWN),
            *_MERGED,
        ),
        ('"case"',),
        state="state",
        signed=("started_by", "started_by_name"),
    ),
    Guarded(
        "review_action",
        ("review.read", "family.list"),
        (
            *_ways("review.hold", _KEEP),
            *_ways("review.action", [UPDATE], CASE),
            *_ways("review.set_aside", [UPDATE]),
            *_MERGED,
        ),
        ('"case"',),
        changes=("case", "version", "done_on", "done_by", "done_by_name", "said_at"),
    ),
    Guarded(
        "notice",
        ("notice.read",),
        (
            *_ways("notice.start", [INSERT], CASE, "state = 'draft'"),
            *_ways("notice.without", [INSERT], CASE, "ground IS NOT NULL"),
            *_ways("notice.save notice.help notice.withdraw", [UPDATE], OWN),
            *_ways("notice.withdraw", [UPDATE], where="state = 'withdrawn'"),
            *_ways("document.issue", [UPDATE], where="state IN ('draft', 'given')"),
            *_ways("notice.drop", [DELETE], OWN),
            *_MERGED,
        ),
        ('"case"',),
        state="state",
        signed=("started_by", "started_by_name"),
    ),
    Guarded(
        "reconsideration",
        ("reconsideration.read",),
        (
            *_ways("reconsideration.ask", [INSERT], where="state = 'asked'"),
            *_ways("reconsideration.add reconsideration.drop", [UPDATE], OWN),
            *_ways("reconsideration.drop", [UPDATE], where="state = 'dropped'"),
            *_ways("reconsideration.answer", [UPDATE], where=_NOT_DECIDED),
            *_ways("document.issue", [UPDATE], where="state = 'asked'"),
            *_MERGED,
        ),
        ('"case"',),
        state="state",
        signed=("recorded_by", "recorded_by_name"),
    ),
    Guarded(
        "account",
        ("account.read",),
        (
            *_ways("account.enter", [INSERT], CASE),
            *_ways(
                "account.enter account.drop", [UPDATE], where="state IN ('waiting', 'replaced')"
            ),
            *_ways("account.confirm", [UPDATE], where=_SECOND),
            *_MERGED,
        ),
        ('"case"',),
        signed=("entered_by", "entered_by_name"),
        changes=("case", "version", "state", "confirmed_by", "confirmed_by_name", "confirmed_on"),
    ),
    Guarded(
        "account_number",
        ("account.in_full", "account.confirm"),
        _ways("account.enter", [INSERT]),
        ('(SELECT a."case" FROM public.account a WHERE a.id = account_number.id)',),
    ),
    Guarded(
        "payment_run",
        ("payment.runs",),
        (
            *_ways("payment.open", [INSERT], where="state = 'draft'"),
            *_ways("payment.review payment.drop", [UPDATE], OWN),
            *_ways("payment.drop", [UPDATE], where="state = 'dropped'"),
            *_ways("payment.seal payment.export", [UPDATE], where=_SEALED),
            *_ways("payment.export", [UPDATE], where="state = 'sealed'"),
        ),
        state="state",
        signed=("opened_by", "opened_by_name"),
        stays=("kind", "day", "first"),
    ),
    Guarded(
        "payment_line",
        ("payment.read",),
        (
            *_ways("payment.review", [INSERT, DELETE], where="NOT sealed"),
            *_ways("payment.drop", [DELETE], where="NOT sealed"),
            *_ways("payment.seal", [UPDATE]),
            *_MERGED,
        ),
        ('"case"',),
        changes=("case", "version", "sealed"),
    ),
    Guarded(
        "paid",
        ("payment.read",),
        (
            *_ways("payment.seal", [INSERT], where=_OF_ANOTHERS_RUN),
            *_ways("payment.returned", [INSERT], where="kind = 'returned'"),
            *_ways("payment.reverse", [INSERT], where="kind = 'reversal'"),
            *_ways("payment.paid_back", [INSERT], where="kind IN ('paid_back', 'unspent')"),
            *_ways("closing.come_back", [INSERT], where="kind IN ('paid_back', 'unspent')"),
            *_ways("payment.before", [INSERT], where="kind = 'before'"),
            *_ways("payment.look", [UPDATE], where="kind = 'returned'"),
            *_MERGED,
        ),
        ('"case"',),
        signed=("by", "by_name"),
        changes=("case", "version", "looked", "looked_on", "looked_by_name"),
    ),
    Guarded(
        "payment_pause",
        ("payment.read",),
        (
            *_ways("payment.pause", [INSERT], CASE, "state = 'asked'"),
            *_ways("payment.answer_pause", [UPDATE], where=f'"by" <> {ME}'),
            *_ways("payment.resume payment.drop_pause", [UPDATE], OWN),
            *_ways("payment.drop_pause", [UPDATE], where="state = 'withdrawn'"),
            *_MERGED,
        ),
        ('"case"',),
        state="state",
        signed=("by", "by_name"),
    ),
    Guarded(
        "payment_share",
        ("payment.read",),
        (*_ways("payment.share", _KEEP, CASE), *_MERGED),
        ('"case"',),
    ),
    Guarded("payment_setting", ("payment.runs",), _ways("payment.settings", _KEEP)),
    Guarded(
        "draft",
        ("view.read",),
        (*_ways("view.save", _ALL), *_ways("family.merge", [UPDATE])),
        mine=f"owner = {ME}",
    ),
    Guarded("saved_view", ("view.read",), _ways("view.save", _ALL), mine=f"owner = {ME}"),
    Guarded(
        "export",
        ("family.export", "growing.export", "monitoring.export", "spending.export"),
        _ways("family.export growing.export monitoring.export spending.export", [INSERT]),
        mine=f'"by" = {ME}',
        signed=("by", "by_name"),
    ),
    Guarded(
        "edition",
        ("scheme.read",),
        (
            *_ways("scheme.approve practice.save", [INSERT]),
            *_ways("scheme.approve scheme.retire practice.save", [UPDATE]),
        ),
        changes=("ended_on", "version"),
    ),
    Guarded(
        "scheme_version",
        ("scheme.read",),
        (
            *_ways("scheme.start", [INSERT]),
            *_ways("scheme.save scheme.approve", [UPDATE], OWN),
            *_ways("scheme.approve scheme.retire", [UPDATE], where="state <> 'draft'"),
            *_ways("scheme.drop", [DELETE], OWN),
        ),
        state="state",
    ),
    Guarded("council", ("settings.read",), _ways("settings.save", _KEEP)),
    Guarded(
        "user_account",
        ("user.list",),
        (
            *_ways("user.add", [INSERT]),
            *_ways("user.save user.suspend user.restore user.reset user.leave", [UPDATE]),
            *_ways("user.passphrase", [UPDATE], where=f"id = {ME}"),
        ),
    ),
)

CLOSED = frozenset({"case_number", "former_key", "key_slot", "last_seen", "log_key"})
"""Tables of a case file on a laptop: on a server nobody reads or writes them."""

IN_CHAIN = frozenset({"log_entry", "log_value", "log_checkpoint"})
"""The log has rules of its own (`chain`)."""

OWNED_BY_DRIVER = frozenset({"alembic_version"})
"""Read by everybody: which shape the database has."""

NOTHING_OF_THEIR_OWN = frozenset(
    {
        "document.print",
        "existing.read",
        "growing.list",
        "monitoring.sample",
        "scheme.compare",
        "spending.read",
        "practice.names",
        "review.report",
        "backup.remove",
        "log.read",
        "log.check",
        "log.erase",
        "history.read",
        "mine.read",
        "backup.restore",
        "casefile.check",
        "casefile.fill",
        "user.recovery_key",
    }
)
"""Verbs that touch no table which another verb does not open to the same roles, or that a team's
server has not: each one was looked at."""

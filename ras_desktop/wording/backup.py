"""What is said about backups: what went wrong, what is in one, and what would be otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from ras_desktop.domain.backup import Comparison
from ras_desktop.wording.speak import N_, _, moment, ngettext, number, register

SENTENCES = {
    "backup.no_folder": N_(
        "The folder for backups ({folder}) is not there; nothing is lost, and work goes on; "
        "connect the stick or drive, or choose another folder in Settings."
    ),
    "backup.no_room": N_(
        "There is no room for a backup in {folder}; the case file and the earlier backups are "
        "safe; make room there, or choose another folder in Settings."
    ),
    "backup.not_written": N_(
        "No backup could be written to {folder}; the case file and the earlier backups are safe; "
        "check that the disk is connected and that you may write there, or choose another folder."
    ),
    "backup.not_a_backup": N_(
        "This folder is not a backup of a case file; it has not been changed; "
        "choose a folder whose name ends in .rasbackup."
    ),
    "backup.damaged": N_(
        "The backup “{name}” is not as it was written and cannot be used; the case file and the "
        "other backups are not touched by that; make a new backup now, and check that disk."
    ),
    "backup.cut_short": N_(
        "A part of the backup “{name}” is missing, so it cannot be used; the case file and the "
        "other backups are not touched by that; make a new backup now, and copy backups whole."
    ),
    "backup.of_another": N_(
        "“{name}” is a backup of another case file; nothing was changed; choose one of this file."
    ),
    "backup.of_newer": N_(
        "A newer version of this program made the backup “{name}”; nothing was changed; "
        "install the newer version to use it."
    ),
    "backup.locked": N_(
        "The backup “{name}” does not open with the keys of this case file, so it may have been "
        "exchanged; nothing was changed; keep it aside and tell your data-protection officer."
    ),
    "backup.warning.stale": N_(
        "The last backup that can be opened is of {last}. Connect the disk for backups, or choose "
        "another folder in Settings."
    ),
    "backup.warning.none": N_(
        "There is no backup of this case file yet. Choose a folder for backups in Settings."
    ),
}
register(SENTENCES)

KINDS = {
    "case": N_("Cases"),
    "person": N_("People round a child"),
    "request": N_("Requests"),
    "needs_assessment": N_("Needs assessments"),
    "assessment": N_("Assessments"),
    "amount": N_("Amounts set without the RAS"),
    "plan": N_("Support plans"),
    "document": N_("Issued documents"),
    "address": N_("Confirmed addresses"),
    "attachment": N_("Attached files"),
    "agreement": N_("Agreements"),
    "notice": N_("Notices"),
    "reconsideration": N_("Requests to look at a notice again"),
    "account": N_("Accounts for payments"),
    "review": N_("Reviews"),
    "payment": N_("Payments"),
    "payment_run": N_("Payment runs"),
    "note": N_("Notes"),
    "consent": N_("Consents"),
    "scheme": N_("Versions of schemes"),
    "user": N_("Users"),
    "draft": N_("Drafts"),
    "other": N_("Other records"),
}
"""Kind of record → how its count is called."""

_MOST = 8
"""So many case numbers are named; the rest is counted."""


def numbers(cases: Sequence[str]) -> str:
    """Case numbers in words: a, b, c and 12 more."""
    named = ", ".join(cases[:_MOST])
    more = len(cases) - _MOST
    if more <= 0:
        return named
    return _("{cases} and {more} more").format(cases=named, more=number(more))


def size(count: int) -> str:
    """Bytes as people say them: 2.4 MB."""
    if count < 1_000_000:
        return _("{size} kB").format(size=number(max(1, round(count / 1000))))
    tenths = round(count / 100_000)
    return _("{size} MB").format(size=f"{tenths // 10:,}.{tenths % 10}")


def said(found: Comparison) -> tuple[str, ...]:
    """What would be otherwise, sentence by sentence; counts are a table of their own."""
    if found.alone:
        return _alone(found)
    if found.same and found.latest_then == found.latest_now:
        return (_("Nothing would be otherwise: the case file has not changed since."),)
    told = []
    if found.latest_then is not None and found.latest_now is not None:
        told.append(
            _("The latest change in the backup is of {then}; in the case file, of {now}.").format(
                then=moment(found.latest_then), now=moment(found.latest_now)
            )
        )
    for cases, one, many in (
        (
            found.only_now,
            N_("{count} case is only in the case file and would be missing: {cases}."),
            N_("{count} cases are only in the case file and would be missing: {cases}."),
        ),
        (
            found.only_then,
            N_("{count} case is only in the backup and would be there again: {cases}."),
            N_("{count} cases are only in the backup and would be there again: {cases}."),
        ),
        (
            found.other,
            N_("{count} case would be as it was then: {cases}."),
            N_("{count} cases would be as they were then: {cases}."),
        ),
    ):
        if cases:
            told.append(_counted(one, many, cases))
    return (*told, *_people(found))


def _counted(one: str, many: str, cases: Sequence[str]) -> str:
    words = _(one) if len(cases) == 1 else _(many)
    return words.format(count=number(len(cases)), cases=numbers(cases))


def _alone(found: Comparison) -> tuple[str, ...]:
    if found.latest_then is None:
        return (_("Nothing has been recorded in it yet."),)
    latest = _("The latest change in it is of {then}.")
    return (latest.format(then=moment(found.latest_then)),)


def _people(found: Comparison) -> tuple[str, ...]:
    told = []
    if found.again:
        words = _("Could sign in to the restored file, and cannot now: {names}.")
        told.append(words.format(names=", ".join(found.again)))
    if found.not_then:
        words = _("Could not sign in to the restored file: {names}.")
        told.append(words.format(names=", ".join(found.not_then)))
    return tuple(told)


def how_many(count: int) -> str:
    """How many backups there are."""
    return ngettext("{count} backup", "{count} backups", count)

"""Every module that declares tables: importing this one makes the metadata complete.

A new stage adds its module to the import below; migrations and tests then know its tables.
What SQLModel cannot say (a full-text index) a module adds with `also`.
"""

from sqlmodel import SQLModel

from ras_desktop.store import (
    access,
    amount,
    assessment,
    caseload,
    consent,
    council,
    draft,
    edition,
    family,
    former,
    issued,
    log,
    log_mark,
    merging,
    moderation,
    needs,
    note,
    panel,
    people,
    plan,
    practice,
    proposal,
    recipient,
    request,
    scheme_version,
    seen,
    sought,
    statement,
    user,
    view,
)
from ras_desktop.store.also import ALSO, Also, also

METADATA = SQLModel.metadata

__all__ = [
    "ALSO",
    "METADATA",
    "Also",
    "access",
    "also",
    "amount",
    "assessment",
    "caseload",
    "consent",
    "council",
    "draft",
    "edition",
    "family",
    "former",
    "issued",
    "log",
    "log_mark",
    "merging",
    "moderation",
    "needs",
    "note",
    "panel",
    "people",
    "plan",
    "practice",
    "proposal",
    "recipient",
    "request",
    "scheme_version",
    "seen",
    "sought",
    "statement",
    "user",
    "view",
]

"""Every module that declares tables: importing this one makes the metadata complete.

A new stage adds its module to the import below; migrations and tests then know its tables.
What SQLModel cannot say (a full-text index) a module adds with `also`.
"""

from sqlmodel import SQLModel

from ras_desktop.store import (
    amount,
    assessment,
    council,
    draft,
    edition,
    issued,
    plan,
    seen,
    user,
)
from ras_desktop.store.also import ALSO, Also, also

METADATA = SQLModel.metadata

__all__ = [
    "ALSO",
    "METADATA",
    "Also",
    "also",
    "amount",
    "assessment",
    "council",
    "draft",
    "edition",
    "issued",
    "plan",
    "seen",
    "user",
]

"""Importing this module registers every sentence of the program."""

from ras_desktop.wording import (
    assessment,
    caseload,
    closing,
    council,
    family,
    field,
    forms,
    merging,
    next_act,
    permission,
    plan,
    request,
    rulebook,
    store,
    text,
    user,
)

__all__ = [
    "assessment",
    "caseload",
    "closing",
    "council",
    "family",
    "field",
    "forms",
    "merging",
    "next_act",
    "permission",
    "plan",
    "request",
    "rulebook",
    "store",
    "text",
    "user",
]

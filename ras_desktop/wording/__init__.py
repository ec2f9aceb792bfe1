"""Codes become sentences here: English text, dates, numbers and money as people read them."""

from ras_desktop.wording.speak import (
    N_,
    _,
    codes,
    day,
    finding,
    listed,
    moment,
    money,
    ngettext,
    number,
    plain,
    register,
    say,
    short_day,
    step,
    use,
)

__all__ = [
    "N_",
    "_",
    "codes",
    "day",
    "finding",
    "listed",
    "moment",
    "money",
    "ngettext",
    "number",
    "plain",
    "register",
    "say",
    "short_day",
    "step",
    "use",
]

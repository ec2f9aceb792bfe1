"""Text that came from people, made fit to print: without control characters or broken Unicode."""

from __future__ import annotations

import re
import unicodedata

_UNWANTED = re.compile(
    "["
    "\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls, except tab, line and page feeds
    "\u00ad"  # soft hyphen: our own line breaking does not use it, and it would print
    "\u202a-\u202e\u2066-\u2069"  # overrides and isolates: a name must not turn its neighbours
    "\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff"
    "]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BROKEN = re.compile("[\ud800-\udfff]")
_TABS = re.compile("\t")
_MANY_EMPTY_LINES = re.compile("\n[ \n]*\n[ \n]*\n")


def clean(text: str) -> str:
    """The text with composed accents, one kind of line end, at most
    one empty line in a row, and nothing that cannot be printed.

    Half a surrogate pair becomes the replacement character. Joiners stay: Persian and emoji
    need them.
    """
    if text.isascii() and text.isprintable():
        return text
    whole = _BROKEN.sub("\ufffd", _LINE_ENDS.sub("\n", text))
    fit = _UNWANTED.sub("", _TABS.sub(" ", whole))
    return unicodedata.normalize("NFC", _MANY_EMPTY_LINES.sub("\n\n", fit))


def one_line(text: str) -> str:
    """The cleaned text on a single line, for titles, headers and labels."""
    return " ".join(clean(text).split())

"""Collects the texts to translate; with --check says whether the stored list is stale.

Usage: python packaging/translations.py [--check]. Exit 1 where the list does not match the code.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
TEMPLATE = ROOT / "resources" / "locale" / "ras_desktop.pot"
KEYWORDS: dict[str, object] = {"_": None, "N_": None, "ngettext": (1, 2)}


def collected() -> Catalog:
    """Every marked text of the code, sorted, without places (they change with every edit)."""
    catalogue = Catalog(project="RAS Desktop", charset="utf-8", fuzzy=False)
    for _file, _line, text, _comments, context in extract_from_dir(
        ROOT / "ras_desktop", [("**.py", "python")], keywords=KEYWORDS
    ):
        catalogue.add(text, context=context)
    return catalogue


def texts(catalogue: Catalog) -> set[str]:
    """The identifiers of a catalogue's messages."""
    return {str(message.id) for message in catalogue if message.id}


def main() -> int:
    """Writes the template, or checks it and every language beside it."""
    fresh = collected()
    if "--check" not in sys.argv[1:]:
        TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
        written = io.BytesIO()
        write_po(written, fresh, sort_output=True, omit_header=True, width=100)
        TEMPLATE.write_bytes(written.getvalue())
        print(f"{len(texts(fresh))} texts in {TEMPLATE.relative_to(ROOT)}")
        return 0
    stale = 0
    for path in (TEMPLATE, *sorted(TEMPLATE.parent.glob("*/LC_MESSAGES/*.po"))):
        with path.open("rb") as file:
            stored = texts(read_po(file))
        for sign, differing in (("+", texts(fresh) - stored), ("-", stored - texts(fresh))):
            for text in sorted(differing):
                print(f"{path.relative_to(ROOT)}: {sign} {text}")
                stale += 1
    if stale:
        print(f"{stale} texts are stale: run `make translations`, then translate what is new")
    else:
        print("Translations are up to date.")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())

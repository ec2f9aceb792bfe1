"""Documents as text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ras_desktop.documents.blocks import Col, Document, Paragraph, Run, Table
from ras_desktop.documents.golden import text
from tests.documents.sample_documents import HEADER, everything, letter, urdu

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("make", [everything, letter, urdu])
def test_every_block_has_its_words(make: Callable[[], Document], golden: Golden) -> None:
    golden(f"sample-{make.__name__}", text(make()))


def test_a_row_needs_one_cell_per_column() -> None:
    with pytest.raises(ValueError, match="2 cells under 1 columns"):
        Table((Col("One"),), (("a", "b"),))


def test_text_of_people_is_cleaned_but_not_changed() -> None:
    words = "<b>&amp;</b> O'Brien\x00\u202e gnirts \ud800 e\u0301\r\nnext\n\n\n\nlast"
    document = Document("T", "t", HEADER, (Paragraph((Run(words, strong=True),)),))
    assert "*<b>&amp;</b> O'Brien gnirts \ufffd é\nnext\n\nlast*" in text(document)

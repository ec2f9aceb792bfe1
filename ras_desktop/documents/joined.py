"""Several papers as one file, to be printed at once."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO


def join(papers: Iterable[bytes]) -> bytes:
    """The pages of all papers in their order. Each begins on a sheet of its own when printed on
    both sides: a paper of an odd number of pages is followed by an empty one."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for each in papers:
        reader = PdfReader(BytesIO(each))
        for page in reader.pages:
            writer.add_page(page)
        if len(reader.pages) % 2:
            writer.add_blank_page()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()

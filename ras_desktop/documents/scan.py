"""A file of a case as pages: a PDF as it is, a picture on a page, a text set line by line."""

from __future__ import annotations

from io import BytesIO

from ras_desktop.domain.attachment import Attachment, FileKind, text_of

PIXELS = 60_000_000
"""The largest picture that is drawn: a sheet of A3 at 600 dots an inch. More could choke it."""
_MARGIN = 28.0
_PART = 4_000
"""Characters of one paragraph: a text without a blank line would be one block of many pages."""


class NotShown(Exception):  # noqa: N818  (an answer, not an error of the program)
    """The file cannot be set on pages; its bytes are as they were given."""


def pages(attachment: Attachment, content: bytes) -> bytes:
    """The file as a PDF. NotShown: a broken or a monstrous picture."""
    if attachment.kind is FileKind.PDF:
        return content
    if attachment.kind in (FileKind.PNG, FileKind.JPEG):
        return _picture(attachment, content)
    return _text(attachment, text_of(content) or "")


def _picture(attachment: Attachment, content: bytes) -> bytes:
    from PIL import Image, UnidentifiedImageError
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    try:
        with Image.open(BytesIO(content)) as opened:
            wide, high = opened.size
            if wide * high > PIXELS or not wide or not high:
                raise NotShown
            picture = opened.convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise NotShown from None
    sheet = landscape(A4) if wide > high else A4
    scale = min((sheet[0] - 2 * _MARGIN) / wide, (sheet[1] - 2 * _MARGIN) / high)
    out = BytesIO()
    canvas = Canvas(out, pagesize=sheet, invariant=1)
    canvas.setTitle(attachment.name)
    left, low = (sheet[0] - wide * scale) / 2, sheet[1] - _MARGIN - high * scale
    canvas.drawImage(ImageReader(picture), left, low, wide * scale, high * scale)
    canvas.save()
    return out.getvalue()


def _text(attachment: Attachment, words: str) -> bytes:
    from ras_desktop.documents.blocks import Document, Header, Paragraph
    from ras_desktop.documents.draw import draw

    parts = [words[at : at + _PART] for at in range(0, len(words), _PART)] or [""]
    body = tuple(Paragraph(each) for each in parts)
    return draw(Document(attachment.name, "attachment", Header(attachment.what), body))

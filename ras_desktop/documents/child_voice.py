"""The child's form for a review, to be filled in by hand: faces under 11, a line from 11 on.

Simple words, much room, and nothing that has to be coloured: it prints on any printer.
"""

from __future__ import annotations

from ras_desktop.documents import frame
from ras_desktop.documents.blocks import (
    Block,
    Chart,
    Document,
    Heading,
    Paragraph,
    Spacer,
    Together,
    Tone,
    WritingLines,
)
from ras_desktop.documents.review import voice_figure
from ras_desktop.domain.council import Council
from ras_desktop.domain.reviewing import VOICE_QUESTIONS, VoiceForm
from ras_desktop.wording import _
from ras_desktop.wording.review import VOICE_ASKS


def compose(council: Council, form: VoiceForm, initials: str = "") -> Document:
    """The blank form for an age. `initials`: of the child, where it is printed for one."""
    young = form is VoiceForm.YOUNGER
    begin = (
        _("This is about you. Put a ring round the face that fits. You can ask somebody to help.")
        if young
        else _(
            "This is about you. Make a mark on each line where it fits: 0 is not at all, 10 is all "
            "the time. You need not answer everything."
        )
    )
    body: list[Block] = [Paragraph(begin, Tone.LEAD)]
    for question in VOICE_QUESTIONS[form]:
        words = _(VOICE_ASKS[form.value][question])
        body.append(Together((Chart(voice_figure(form, words)),)))
    for words, lines in _written(young):
        body.append(Together((Heading(words, 2), WritingLines(lines))))
    body += (Spacer(), frame.small(_("Your name, and who helped you")), WritingLines(1))
    title = _("How is it for you?") if young else _("How is it going for you?")
    return Document(
        title=title, kind="child_voice", header=frame.header(council, initials), body=tuple(body)
    )


def _written(young: bool) -> tuple[tuple[str, int], ...]:
    if young:
        return ((_("What do you like best?"), 2), (_("What should be different?"), 2))
    return (
        (_("What should stay as it is?"), 3),
        (_("What should be different?"), 3),
        (_("Is there something that only some people should know?"), 2),
    )

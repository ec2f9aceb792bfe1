"""The cards of a review that is being written: each a few fields over one form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ras_desktop.domain.finding import Findings, errors
from ras_desktop.domain.reviewing import (
    DOWN,
    VOICE_QUESTIONS,
    Action,
    Enough,
    Heard,
    Late,
    Progress,
    Result,
    ReviewForm,
    Setting,
    Used,
    VoiceForm,
)
from ras_desktop.gui.review.places import held, put
from ras_desktop.gui.widgets import text
from ras_desktop.gui.widgets.card import Card
from ras_desktop.gui.widgets.choice_field import CardsField, Choice, ListField, TickField, choices
from ras_desktop.gui.widgets.date_field import DateField
from ras_desktop.gui.widgets.faces_field import FacesField
from ras_desktop.gui.widgets.field import Field
from ras_desktop.gui.widgets.form import Form
from ras_desktop.gui.widgets.items import Editor, Items, Kind, Summary
from ras_desktop.gui.widgets.layout import column, empty, show_if
from ras_desktop.gui.widgets.line_fields import MoneyField, TextField
from ras_desktop.gui.widgets.long_field import LongField
from ras_desktop.gui.widgets.scale_field import ScaleField
from ras_desktop.wording import _, day, short_day
from ras_desktop.wording.review import (
    ENOUGH,
    HEARD,
    LATE,
    RESULT_NEXT,
    RESULTS,
    SETTINGS,
    USED,
    VOICE_ASKS,
    VOICE_FORMS,
)


def yes_no() -> tuple[Choice, ...]:
    """Yes and no in the language in use."""
    return (Choice(True, _("Yes")), Choice(False, _("No")))


def of(kind: Any, words: dict[str, str]) -> tuple[Choice, ...]:
    """The members of an enumeration as choices."""
    return choices({each: words[each.value] for each in kind})


class Part(Card):
    """A card whose fields stand for places in the form: `show_form`, and `changed(form, where)`."""

    changed = Signal(object, str)
    made = Signal(object)
    """Editors that were made later: undo takes them, too."""

    def __init__(self, form: Form, heading: str, under: str = "", *acts: QWidget) -> None:
        super().__init__(heading, under, *acts)
        self._fields = form
        self._mine: dict[str, Field[Any]] = {}
        self.form = ReviewForm()

    def field(self, where: str, made: Field[Any]) -> Field[Any]:
        """A field for the value at a place, under those before it."""
        self._mine[where] = self._fields.add(where, made)
        made.edited.connect(lambda: self._edited(where))
        self.body.addWidget(made)
        return made

    def show_form(self, form: ReviewForm) -> None:
        """Shows the form as it is now; a field that shows it already is left alone."""
        self.form = form
        for where, field in self._mine.items():
            value = held(form, where)
            shown = field.value()
            if shown != value and not (value is None and shown == ""):
                field.load(value)
        self.reveal(form)

    def reveal(self, form: ReviewForm) -> None:
        """Shows the fields that what was answered asks for."""

    def editors(self) -> Iterator[QWidget]:
        """Every widget that takes keys."""
        for field in self._mine.values():
            yield from field.editors()

    def forget(self) -> None:
        """Its fields are gone from the page's form."""
        for where in self._mine:
            self._fields.remove(where)

    def _edited(self, where: str) -> None:
        fault = self._mine[where].fault()
        value = None if fault is not None else self._mine[where].value()
        self.tell(put(self.form, where, value), where)

    def tell(self, form: ReviewForm, where: str) -> None:
        """Somebody changed something."""
        self.form = form
        self.reveal(form)
        self.changed.emit(form, where)


class When(Part):
    """The day, the place, who took part; and why, where it is late."""

    def __init__(self, form: Form, source: str) -> None:
        super().__init__(form, _("When, where and with whom?"))
        self.late_by = 0
        self.field("on", DateField(_("Held on"), calendar=True))
        self.field("setting", CardsField(_("Where"), of(Setting, SETTINGS), beside=True))
        hint = _("Also who was asked and did not come")
        if source:
            hint = f"{hint}\n{source}"
        self.field("present", TextField(_("Who took part"), hint, optional=True, characters=70))
        self._late = self.field("late", ListField(_("Why is it late?"), of(Late, LATE)))
        words = TextField(_("More about it"), optional=True, characters=70)
        self._late_words = self.field("late_words", words)

    def say_late(self, days: int) -> None:
        """How many days late it is, as it stands."""
        self.late_by = days
        self.reveal(self.form)

    def reveal(self, form: ReviewForm) -> None:
        """The reason only where it is late."""
        show_if(self._late, bool(self.late_by))
        show_if(self._late_words, bool(self.late_by))


class Changed(Part):
    """The first question: from its answer the form is short or whole."""

    def __init__(self, form: Form, since: str, single: bool) -> None:
        super().__init__(form, _("Has anything changed?"), since)
        offered = (
            Choice(False, _("No"), _("What was agreed stands; the form is short.")),
            Choice(True, _("Yes"), _("You go through it all.")),
        )
        self.field("changed", CardsField(_("Has anything changed?"), offered))
        self._words = self.field("changes", LongField(_("What has changed"), lines=3))
        if single:
            hint = _("Then the next regular one is counted from this one.")
            self.field("full", TickField(_("We looked at the whole package"), hint))

    def reveal(self, form: ReviewForm) -> None:
        """What changed, where something did."""
        show_if(self._words, form.changed is True)


class Outcomes(Part):
    """Each outcome on its scale, with what shows it and what the child says."""

    def __init__(self, form: Form, progress: tuple[Progress, ...], last: str) -> None:
        super().__init__(
            form, _("How far are the outcomes?"), _("0 is not at all, 10 is all the time")
        )
        for place, each in enumerate(progress):
            where = f"progress/{place}"
            scale = ScaleField(each.aim or _("Not described"), _source(each, last))
            self.field(f"{where}/score", scale)
            evidence = LongField(_("What shows it"), optional=True, lines=1)
            self.field(f"{where}/evidence", evidence)
            said = TextField(_("What the child says about it"), optional=True, characters=70)
            self.field(f"{where}/said", said)
        if not progress:
            self.body.addWidget(text.quiet(_("There is no agreed plan with outcomes.")))


def _source(each: Progress, last: str) -> str:
    """Where it stood and should be, and where that is known from."""
    words = []
    if each.before is not None:
        words.append(_("{score} {source}").format(score=each.before, source=last))
    if each.target is not None:
        words.append(_("goal {goal}").format(goal=each.target))
    return " · ".join(words)


class Money(Part):
    """How the money was used: what is known from the account, and what the family says."""

    def __init__(self, form: Form, known: QWidget | None) -> None:
        super().__init__(form, _("How was the money used?"))
        if known is not None:
            self.body.addWidget(known)
        self.field("used", CardsField(_("Used"), of(Used, USED), beside=True))
        words = LongField(_("What for, or why some is left"), lines=2)
        self._words = self.field("used_words", words)

    def reveal(self, form: ReviewForm) -> None:
        """Words where it was not as agreed."""
        show_if(self._words, form.used in (Used.OTHERWISE, Used.LEFT_OVER))


class Support(Part):
    """Enough, and still right?"""

    def __init__(self, form: Form) -> None:
        super().__init__(form, _("Is the support enough, and still right?"))
        self.field("enough", CardsField(_("Is it enough?"), of(Enough, ENOUGH), beside=True))
        words = LongField(_("What is too little, or no longer needed"), lines=2)
        self._enough = self.field("enough_words", words)
        field = CardsField(_("Is it still the right support?"), yes_no(), beside=True)
        self.field("appropriate", field)
        self._right = self.field("appropriate_words", LongField(_("What no longer fits"), lines=2))

    def reveal(self, form: ReviewForm) -> None:
        """Words where it is not."""
        show_if(self._enough, form.enough not in (None, Enough.ENOUGH))
        show_if(self._right, form.appropriate is False)


class Child(Part):
    """The child's own view: words, and one of the two forms."""

    def __init__(self, form: Form, name: str, *acts: QWidget) -> None:
        heading = _("What does {name} say?").format(name=name)
        super().__init__(form, heading, "", *acts)
        self._shown: VoiceForm | None = None
        self.field(
            "heard", CardsField(_("How was the child heard?"), of(Heard, HEARD), beside=True)
        )
        self._through = self.field("voice/through", TextField(_("Through whom, or why not"),
                                                              characters=70))  # fmt: skip
        words = LongField(_("In the child’s own words"), lines=2)
        self._own = [self.field("voice/words", words)]
        formed = ListField(_("The child’s form"), of(VoiceForm, VOICE_FORMS), none="")
        self._own.append(self.field("voice/form", formed))
        self._marks = column(gap=1.5)
        holder = QWidget()
        holder.setLayout(self._marks)
        self._holder = holder
        self.body.addWidget(holder)
        for where, name_ in (
            ("voice/stay", _("What should stay as it is")),
            ("voice/change", _("What should be different")),
        ):
            made = LongField(name_, optional=True, lines=1)
            self._own.append(self.field(where, made))

    def reveal(self, form: ReviewForm) -> None:
        """The child's form where it was filled in; whom it was said through where it was."""
        own = form.heard in (Heard.PRESENT, Heard.OWN_FORM)
        filled = form.heard is Heard.OWN_FORM or bool(form.voice.marks)
        for each in self._own[:1]:
            show_if(each, own)
        for each in self._own[1:]:
            show_if(each, filled)
        show_if(self._through, form.heard not in (None, Heard.PRESENT, Heard.OWN_FORM))
        if filled and form.voice.form is not self._shown:
            self._ask(form.voice.form)
        show_if(self._holder, filled)

    def _ask(self, which: VoiceForm) -> None:
        """The questions of one form; marks of the other one go with it."""
        for where in [each for each in self._mine if each.startswith("voice/marks/")]:
            self._fields.remove(where)
            del self._mine[where]
        empty(self._marks)
        self._shown = which
        editors: list[QWidget] = []
        for question in VOICE_QUESTIONS[which]:
            words, where = _(VOICE_ASKS[which.value][question]), f"voice/marks/{question}"
            made: Field[Any] = (
                FacesField(words) if which is VoiceForm.YOUNGER else ScaleField(words)
            )
            self._mine[where] = self._fields.add(where, made)
            made.edited.connect(lambda where=where: self._edited(where))
            made.load(self.form.voice.marks.get(question))
            self._marks.addWidget(made)
            editors += made.editors()
        self.made.emit(editors)

    def _edited(self, where: str) -> None:
        """Marks of one form mean nothing on the other: they go with it."""
        if where != "voice/form":
            super()._edited(where)
            return
        which = VoiceForm(self._mine[where].value() or VoiceForm.YOUNGER)
        if which is not self.form.voice.form:
            voice = replace(self.form.voice, form=which, marks={})
            self.tell(replace(self.form, voice=voice), where)


class Voices(Part):
    """What parents and others say."""

    def __init__(self, form: Form) -> None:
        super().__init__(form, _("What do others say?"))
        self.field("parents", LongField(_("Parents or carers"), optional=True, lines=2))
        self.field("others", LongField(_("School and other services"), optional=True, lines=2))


class ActionEditor(Editor[Action]):
    """What is to be done, by whom, by when."""

    def __init__(self, form: Form, where: str) -> None:
        super().__init__(form, where)
        self.setLayout(
            column(
                self.add("what", TextField(_("What is to be done"), characters=70)),
                self.add("who", TextField(_("Who does it"))),
                self.add("by", DateField(_("By when"))),
                gap=1.5,
            )
        )


class Actions(Part):
    """What was to be done since the last review, and what is to be done until the next."""

    def __init__(self, form: Form, earlier: tuple[Action, ...]) -> None:
        super().__init__(form, _("Who does what until when?"))
        for place, each in enumerate(earlier):
            name = _("{what} ({who}, by {day})").format(
                what=each.what, who=each.who, day=short_day(each.by) if each.by else "–"
            )
            hint = _("Agreed at the last review. Has it been done?")
            made = CardsField(name, yes_no(), hint, beside=True)
            self.field(f"earlier/{place}/done", made)
        kind: Kind[Action] = Kind(
            "actions",
            _("Add something to do"),
            _("Nothing has to be done."),
            lambda: Action(uuid4()),
            _summary,
            ActionEditor,
        )
        self.items: Items[Action] = Items(form, kind)
        self.items.changed.connect(self._listed)
        self.items.opened_editor.connect(lambda editor: self.made.emit(list(editor.editors())))
        self.body.addWidget(self.items)

    def show_form(self, form: ReviewForm) -> None:
        """The list, too."""
        super().show_form(form)
        self.items.show_items(form.actions)

    def go_to(self, found: Findings) -> None:
        """Opens the first action that lacks something, and marks them all."""
        wrong = [each for each in errors(found) if each.where.startswith("actions/")]
        if wrong:
            self.items.open_place(int(wrong[0].where.split("/")[1]))
        self.items.show_findings(found)

    def forget(self) -> None:
        """The editor that is open goes, too."""
        super().forget()
        self._fields.remove("actions")

    def _listed(self, actions: tuple[Action, ...], field: str) -> None:
        self.tell(replace(self.form, actions=actions), f"actions/{field}")


def _summary(item: Action) -> Summary:
    under = [item.who, _("by {day}").format(day=day(item.by)) if item.by else ""]
    return Summary(item.what or _("Not described yet"), " · ".join(e for e in under if e), "", "")


class Agreed(Part):
    """What was agreed at the meeting, with reasons and what stays."""

    def __init__(self, form: Form, annual: str) -> None:
        under = _("Now {sum} a year").format(sum=annual)
        super().__init__(form, _("What did you agree?"), under)
        offered = tuple(
            Choice(each, _(RESULTS[each.value]), _(RESULT_NEXT[each.value])) for each in Result
        )
        self.field("result", CardsField(_("What did you agree?"), offered))
        hint = _("Only if you agreed a sum. The questionnaire and the plan reckon it anew.")
        self._amount = self.field("amount", MoneyField(_("Sum a year"), hint, optional=True))
        hint = _("What has changed for the child. The family reads this.")
        self._reasons = self.field("reasons", LongField(_("Reasons"), hint, lines=3))
        self._stays = self.field("stays", LongField(_("What does not change"), lines=2))

    def reveal(self, form: ReviewForm) -> None:
        """Reasons where something changes, or where it stays although it is not right."""
        moves = form.result not in (None, Result.SAME)
        unlike = form.result is Result.SAME and form.enough not in (None, Enough.ENOUGH)
        show_if(self._amount, form.result in (Result.MORE, Result.LESS))
        show_if(self._reasons, moves or unlike)
        show_if(self._stays, form.result in (*DOWN, Result.MORE))

"""The public version of a scheme: all of it in plain words, on as few pages as possible.

First the whole way from answers to a sum at a glance, then what each answer means.

For the Local Offer and for freedom-of-information answers, with the facts that the standard for
algorithmic transparency asks for: owner, purpose, inputs, method, human role, tests.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ras_desktop.documents import frame, public_answers, public_sums, scheme_figures
from ras_desktop.documents.blocks import (
    Block,
    Box,
    Bullets,
    Chart,
    Col,
    Document,
    Header,
    Heading,
    Paragraph,
    Table,
    Tone,
)
from ras_desktop.domain.example import run
from ras_desktop.domain.form import Form, Question, QuestionKind
from ras_desktop.domain.scheme import About, Gate, Scheme, SchemeKind, Unit, When
from ras_desktop.domain.scheme_reach import point_range
from ras_desktop.wording import _, day, number, plain

BODY = 9.0
"""Points of body text: the whole scheme at a glance; larger print on request."""


def compose(scheme: Scheme) -> Document:
    """The whole scheme. An example says on every page that it is one."""
    body: list[Block] = [_opening(scheme), *_steps(scheme), *_gates(scheme)]
    for form in scheme.forms:
        body += _form(scheme, form)
    for table in scheme.tables:
        body += _table(scheme, table.id)
    body += _rules(scheme)
    body += _facts(scheme)
    body += public_answers.blocks(scheme)
    return Document(
        title=scheme.title,
        kind="public-scheme",
        header=Header(scheme.council),
        body=tuple(body),
        footer=scheme.notice if scheme.kind is SchemeKind.EXAMPLE else "",
        subtitle=_("Version {version}, {days}").format(version=scheme.version, days=_days(scheme)),
    )


def _days(scheme: Scheme) -> str:
    if scheme.valid_to is None:
        return _("from {first}").format(first=day(scheme.valid_from))
    return _("from {first} to {last}").format(
        first=day(scheme.valid_from), last=day(scheme.valid_to)
    )


def _opening(scheme: Scheme) -> Block:
    everything = _(
        "This is everything that the council uses to turn a family’s answers into a sum to plan "
        "with. The sum is a starting point: the plan is agreed by people, and may cost more or "
        "less."
    )
    said = [everything, *(each for each in (scheme.notice, scheme.note) if each)]
    return Box(_("How the indicative budget is worked out"), "", tuple(map(Paragraph, said)))


def _steps(scheme: Scheme) -> Iterable[Block]:
    unit = _("hours") if scheme.money.unit is Unit.HOURS else _("a sum of money")
    limits = ""
    low, high = scheme.points.minimum, scheme.points.maximum
    if low is not None:
        limits += _(" They are never less than {low}.").format(low=number(low))
    if high is not None:
        limits += _(" They are never more than {high}.").format(high=number(high))
    steps = [
        *([_("The council asks whether this way is open (below).")] if scheme.gates else []),
        _("The child’s age on the day decides which questions are asked."),
        _("Each answer has points. They are added up.") + limits,
        *(public_sums.points_rule(scheme, each) for each in scheme.adjust_points),
        *([rounding] if (rounding := _points_rounding(scheme)) else []),
        _("The points give {unit}, {period}.").format(unit=unit, period=plain(scheme.money.period)),
        *(public_sums.money_rule(scheme, each) for each in scheme.adjust_money),
        _rounding(scheme),
    ]
    yield Bullets(tuple(steps), numbered=True)


def _rounding(scheme: Scheme) -> str:
    """Of the sum: whether it is the last step's figure only, or every step's."""
    rule = scheme.money
    words = public_sums.rounded(rule.round, public_sums.sum_of(scheme, rule.round.to))
    said = _("The result is {rounded}; a year counts as {year}.")
    if rule.round_when is When.STEP:
        said = _("Each of these steps is {rounded}; a year counts as {year}.")
    return said.format(rounded=words, year=rule.year.value)


def _points_rounding(scheme: Scheme) -> str:
    """Of the total of points, where it can have a fraction."""
    rule = scheme.points
    questions = [each for form in scheme.forms for each in form.questions]
    areas = [each for form in scheme.forms for each in form.areas]
    weighed = any(each.weight != 1 for each in questions) or any(each.weight != 1 for each in areas)
    if not (weighed or scheme.adjust_points or any(each.between for each in questions)):
        return ""
    words = public_sums.rounded(rule.round, number(rule.round.to))
    return _("The total of points is {rounded}.").format(rounded=words)


def _gates(scheme: Scheme) -> Iterable[Block]:
    items = [_gate(each) for each in scheme.gates]
    if scheme.no_form.reason:
        items.append(_("For other ages: {reason}").format(reason=scheme.no_form.reason))
    if scheme.gates:
        yield Heading(_("Who this way is for"), 2)
    yield Bullets(tuple(items))


def _gate(gate: Gate) -> str:
    asked = gate.ask
    if gate.about is About.AGE:
        asked = _("Ages {first} to {last}.").format(first=gate.age_from, last=gate.age_to)
    judged = _(" A professional can decide otherwise, with a reason.") if gate.judgement else ""
    return _("{title}: {asked} If not: {reason}{judged}").format(
        title=gate.title, asked=asked, reason=gate.reason, judged=judged
    )


def _form(scheme: Scheme, form: Form) -> Iterable[Block]:
    low, high = point_range(scheme, form)
    yield Heading(
        _("{title}: ages {first} to {last}").format(
            title=form.title, first=form.age_from, last=form.age_to
        ),
        2,
    )
    text = _("Points can be from {low} to {high}.").format(low=number(low), high=number(high))
    yield Paragraph(f"{form.note} {text}".strip())
    rows = [
        (area.title + _weight(area.weight), question.title, _answers(question))
        for area in form.areas
        for question in form.questions_of(area.id)
    ]
    columns = (Col(_("Area"), 2.3), Col(_("Question"), 2.1), Col(_("Answers and points"), 3))
    yield Table(columns, tuple(rows), row_heads=False)
    if any(each.between for each in form.questions):
        text = _("* A value between two answers can be given, with a reason.")
        yield Paragraph(text, Tone.SMALL)
    limits = [
        _("{area}: from {low} to {high} points in all").format(
            area=each.title,
            low="–" if each.minimum is None else number(each.minimum),
            high="–" if each.maximum is None else number(each.maximum),
        )
        for each in form.areas
        if each.minimum is not None or each.maximum is not None
    ]
    if limits:
        yield Bullets(tuple(limits))


def _weight(weight: object) -> str:
    return "" if weight == 1 else f" (× {plain(weight)})"


def _answers(question: Question) -> str:
    if question.kind is QuestionKind.LEVELS:
        said = "; ".join(
            each.title if each.points is None else f"{each.title} {number(each.points)}"
            for each in question.levels
        )
    elif question.kind is QuestionKind.SCORE:
        said = _("a score from {low} to {high}").format(
            low=number(question.minimum or 0), high=number(question.maximum or 0)
        )
    elif question.kind is QuestionKind.MONEY:
        said = _("a sum of money")
    else:
        said = _("a number: {unit}").format(unit=question.unit)
    said += _weight(question.weight)
    return f"{said} *" if question.between else said


def _table(scheme: Scheme, name: str) -> Iterable[Block]:
    table = scheme.table(name)
    used = [each.title for each in scheme.forms if each.table == name]
    if not used:
        return
    yield Heading(_("From points to money: {forms}").format(forms=", ".join(used)), 2)
    yield from public_sums.table_blocks(scheme, table)
    figure = scheme_figures.curve(scheme, table)
    if figure is not None:
        if len(figure.series) == 1:  # one line needs no name beside it
            figure = replace(figure, series=(replace(figure.series[0], label=""),))
        yield Chart(figure, _("How the sum rises with the points."))


def _rules(scheme: Scheme) -> Iterable[Block]:
    prices = [
        _("{title}: {prices} for one {unit}").format(
            title=each.title,
            unit=each.unit,
            prices=", ".join(
                _("{sum} from {first}").format(
                    sum=public_sums.sum_of(scheme, value.amount), first=day(value.first)
                )
                for value in each.values
            ),
        )
        for each in scheme.rates
    ]
    yield from frame.section(_("Prices"), [Bullets(tuple(prices))] if prices else [], 2)
    out = [
        f"{each.title}{public_sums.when_words(scheme, each.when)}: {each.text}"
        for each in scheme.exclusions
    ]
    yield from frame.section(_("What the sum leaves out"), [Bullets(tuple(out))] if out else [], 2)


def _facts(scheme: Scheme) -> Iterable[Block]:
    """The facts for algorithmic transparency."""
    rule = scheme.governance
    good = sum(not run(scheme, each).findings for each in scheme.examples)
    asked = ""
    if rule.consulted_on is not None:
        asked = f"{rule.consulted_with or _('families')}, {day(rule.consulted_on)}"
    approved = ""
    if rule.approved_on is not None:
        approved = f"{rule.approved_by}, {day(rule.approved_on)}"
    rows = (
        (_("Owner"), rule.owner or scheme.council),
        (_("Purpose"), _("A first sum to plan a disabled child’s support with.")),
        (_("Inputs"), _("The family’s answers, the child’s age and the prices here; no more.")),
        (_("Method"), _("Adding, multiplying and looking up, as written here. It does not learn.")),
        (
            _("Human role"),
            _("A worker answers with the family; a manager may change a score, with a reason. "
              "People decide about the plan. Families can ask for every step."),
        ),
        (
            _("Tests"),
            _("{good} of {all} worked examples come out to the penny; every table was searched for "
              "gaps and jumps.").format(good=good, all=len(scheme.examples)),
        ),
        (_("Asked"), asked or _("not recorded")),
        (_("Equality analysis"), rule.equality_analysis or _("not recorded")),
        (_("Approved"), approved or _("not recorded")),
        *(((_("Sources"), "\n".join(scheme.source)),) if scheme.source else ()),
    )  # fmt: skip
    yield Heading(_("About this calculation"), 2)
    yield Table((Col(_("Fact"), 1), Col(_("What holds"), 4)), rows)

"""The RAS engine and its scheme files."""

from __future__ import annotations

from ras_desktop import paths
from ras_desktop.domain.allocation import allocate
from ras_desktop.domain.questionnaire import read
from ras_desktop.domain.scheme_check import check
from ras_desktop.domain.scoring import score
from ras_desktop.forms.scheme import read_scheme
from tests.benchmarks.measure import Figure, loop, seconds
from tests.helpers.cases import SCHEME, example, example_scheme
from tests.helpers.twelve import answers, twelve

TIMES = 200


def figures() -> list[Figure]:
    """One assessment with all its steps, and a scheme loaded and checked."""
    plain = loop(1000)

    small, given = twelve(), answers()

    def one_small() -> None:
        asked = small.forms[0]
        for _ in range(TIMES):
            allocate(small, score(asked, read(asked, given)), on=small.valid_from)

    scheme, worked = example_scheme(), example()
    age = worked.age or 9
    form = scheme.form_for(age)
    assert form is not None

    def whole() -> None:
        for _ in range(TIMES):
            card = score(form, read(form, worked.answers))
            allocate(scheme, card, on=worked.on, age=age, gates=worked.gates)

    folder = paths.forms() / "schemes" / SCHEME

    def load() -> None:
        found = read_scheme(folder)
        assert found.scheme is not None
        check(found.scheme)

    one, ours = seconds(one_small, 9) / TIMES, seconds(whole, 9) / TIMES
    loading = seconds(load)
    beside = "1,000 additions"
    return [
        Figure(
            "One assessment, 12 questions, all steps", one * 1000, "ms", 0.15, beside, one / plain
        ),
        Figure("One assessment, example scheme", ours * 1000, "ms", None, beside, ours / plain),
        Figure("A scheme loaded and checked", loading * 1000, "ms", 50, beside, loading / plain),
    ]

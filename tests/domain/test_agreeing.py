"""Agreement between workers: worked examples from published sources, and what holds always."""

from __future__ import annotations

import random
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ras_desktop.domain.agreeing import Strength, Undefined, agreement, strength


def of_columns(*columns):
    """Scores from one column for each worker; None: not scored."""
    return {
        child: {worker: Fraction(score) for worker, score in enumerate(row) if score is not None}
        for child, row in enumerate(zip(*columns, strict=True))
    }


def of_table(table):
    """Scores of two workers from a table of counts."""
    rows = [
        (i, j) for i, line in enumerate(table) for j, count in enumerate(line) for _ in range(count)
    ]
    return of_columns(*zip(*rows, strict=True))


def test_two_raters_as_sas_prints_it():
    """PROC FREQ's weighted kappa coefficient (linear weights) of a 3 × 3 table: 0.4701."""
    found = agreement(of_table([[0, 4, 1], [0, 8, 0], [0, 1, 5]]))
    assert round(float(found.kappa), 4) == 0.4701
    assert (found.pairs, found.same, found.near) == (19, 13, 18)


def test_two_raters_as_r_gives_it():
    """irr::kappa2(anxiety[, 2:3], "equal") = 0.1459075; a level that nobody uses drops out."""
    second = [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4]
    third = [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2]
    ranks = {1: 0, 2: 1, 3: 2, 4: 3, 6: 4}
    found = agreement(of_columns([ranks[x] for x in second], [ranks[x] for x in third]))
    assert round(float(found.kappa), 7) == 0.1459075


FOUR_RATERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, None),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
"""Krippendorff's four raters with gaps, as in Gwet's Handbook and irrCAC's `cac.raw4raters`."""


def test_four_raters_with_gaps_as_irrcac_gives_it():
    """irrCAC: conger.kappa.raw(cac.raw4raters, weights = "linear") = 0.814."""
    found = agreement(of_columns(*FOUR_RATERS))
    assert round(float(found.kappa), 3) == 0.814
    assert (found.workers, found.children) == (4, 11)


def test_two_by_two_by_hand():
    """Cohen's own way: 20 + 15 of 50 the same, chance 0.5: kappa 0.4 (linear is plain here)."""
    found = agreement(of_table([[20, 5], [10, 15]]))
    assert found.kappa == Fraction(2, 5)
    assert found.share == Fraction(7, 10)


def test_all_the_same_is_said_and_is_neither_one_nor_nothing():
    found = agreement(of_columns([2, 2, 2], [2, 2, 2], [2, 2, 2]))
    assert (found.kappa, found.why) == (None, Undefined.ALL_SAME)
    assert found.share == 1


@pytest.mark.parametrize("columns", [([1, 2, 3],), ([1], [2]), ([1, None], [None, 2])])
def test_without_two_workers_at_two_children_there_is_no_kappa(columns):
    found = agreement(of_columns(*columns))
    assert (found.kappa, found.why) == (None, Undefined.TOO_FEW)


def test_nothing_at_all():
    assert agreement({}).why is Undefined.TOO_FEW
    assert agreement({}).share is None


def test_few_workers_or_few_children_are_said():
    assert agreement(of_columns([1, 2, 3, 0, 1], [1, 2, 3, 0, 2])).few
    assert agreement(of_columns([1, 2], [1, 2], [1, 1])).few
    assert not agreement(of_columns([1, 2, 0, 1, 3], [1, 2, 0, 1, 3], [1, 2, 0, 2, 3])).few


def test_how_far_it_rests_on_single_children():
    """Only the last child is told apart at all: without it there is nothing to compare."""
    found = agreement(of_columns([0, 0, 0, 3], [0, 0, 1, 3]))
    assert found.low == 0  # without the last one: chance alone does as well
    assert found.high == 1  # without the third one: all the same, and told apart


@pytest.mark.parametrize(
    ("kappa", "word"),
    [
        ("-0.3", Strength.POOR), ("0.20", Strength.POOR), ("0.21", Strength.FAIR),
        ("0.40", Strength.FAIR), ("0.5", Strength.MODERATE), ("0.61", Strength.GOOD),
        ("0.80", Strength.GOOD), ("0.81", Strength.VERY_GOOD), ("1", Strength.VERY_GOOD),
    ],
)  # fmt: skip
def test_what_a_kappa_is_called(kappa, word):
    assert strength(Fraction(kappa)) is word


def columns(workers, gaps=False):
    score = st.integers(0, 3)
    if gaps:
        score = st.none() | score
    return st.integers(2, 8).flatmap(
        lambda children: st.lists(
            st.lists(score, min_size=children, max_size=children),
            min_size=workers[0],
            max_size=workers[1],
        )
    )


@given(columns((2, 5)))
def test_kappa_lies_between_minus_one_and_one(scored):
    found = agreement(of_columns(*scored))
    assert found.kappa is None or -1 <= found.kappa <= 1


@given(columns((2, 5), gaps=True), st.randoms(use_true_random=False))
def test_the_order_of_workers_and_children_makes_no_difference(scored, chance: random.Random):
    found = agreement(of_columns(*scored))
    mixed = list(scored)
    chance.shuffle(mixed)
    order = list(range(len(scored[0])))
    chance.shuffle(order)
    assert agreement(of_columns(*([each[at] for at in order] for each in mixed))) == found


@given(st.lists(st.integers(0, 3), min_size=2, max_size=8), st.integers(2, 5))
def test_perfect_agreement_is_one_or_all_the_same(scored, workers):
    found = agreement(of_columns(*[scored] * workers))
    assert found.share == 1
    if len(set(scored)) == 1:
        assert (found.kappa, found.why) == (None, Undefined.ALL_SAME)
    else:
        assert found.kappa == 1
        assert found.high in (1, None)


@given(columns((2, 5)), st.integers(1, 7), st.integers(0, 9))
def test_another_scale_with_even_steps_gives_the_same_kappa(scored, wide, begin):
    other = [[begin + wide * each for each in column] for column in scored]
    assert agreement(of_columns(*other)).kappa == agreement(of_columns(*scored)).kappa


@given(columns((2, 6)))
def test_it_is_congers_kappa_as_gwet_writes_it(scored):
    """Handbook of Inter-Rater Reliability: agreement weights, mean shares and their variances."""
    found = agreement(of_columns(*scored))
    ratings, levels = np.array(scored), 4
    workers = len(scored)
    weights = 1 - np.abs(np.subtract.outer(np.arange(levels), np.arange(levels))) / (levels - 1)
    seen = np.array([[(child == k).sum() for k in range(levels)] for child in ratings.T])
    by_worker = np.array([[(row == k).mean() for k in range(levels)] for row in ratings])
    weighted = seen @ weights
    agreed = (seen * (weighted - 1)).sum(axis=1) / (workers * (workers - 1))
    mean = by_worker.mean(axis=0)
    spread = (by_worker.T @ by_worker - workers * np.outer(mean, mean)) / (workers - 1)
    chance = (weights * (np.outer(mean, mean) - spread / workers)).sum()
    if found.kappa is None:
        assert chance == pytest.approx(1)
    else:
        assert float(found.kappa) == pytest.approx((agreed.mean() - chance) / (1 - chance))

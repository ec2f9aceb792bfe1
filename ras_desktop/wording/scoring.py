"""Sentences of the stage word: scoring (answers to points). Printed in letters to families."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "points.answer": N_("{question}: “{level}” scores {points}."),
    "points.between": N_(
        "{question}: between “{lower}” and “{upper}”, scores {points}. The reason: {reason}"
    ),
    "points.not_relevant": N_("{question}: not relevant, scores {points}."),
    "points.missing": N_("{question}: not answered yet, so nothing is counted."),
    "points.left_open": N_("{question}: left open, so nothing is counted."),
    "points.unwilling": N_(
        "{question}: those who help cannot go on as they do, so “{level}” counts. It scores "
        "{points}."
    ),
    "points.given": N_("{question}: {points:point|points}."),
    "points.weight": N_("{question}: counts {weight:time|times}, {before} × {weight} = {points}."),
    "points.area": N_("{area}: {points:point|points} together."),
    "points.area_weight": N_("{area}: {before} × {weight} = {points}."),
    "points.area_minimum": N_("{area} never counts less than {points}, so {before} is {points}."),
    "points.area_maximum": N_("{area} never counts more than {points}, so {before} is {points}."),
    "points.total": N_("All areas together: {points:point|points}."),
    "points.minimum": N_("The total never counts less than {points}, so {before} is {points}."),
    "points.maximum": N_("The total never counts more than {points}, so {before} is {points}."),
    "points.rounded": N_("The total of {before} is rounded to {points}."),
    "points.multiply": N_("{title}: {before} × {factor} = {after:point|points}."),
    "points.multiply_level": N_("{title} (“{level}”): {before} × {factor} = {after:point|points}."),
    "points.add": N_("{title}: {before} + {value} = {after:point|points}."),
    "points.add_level": N_("{title} (“{level}”): {before} + {value} = {after:point|points}."),
    "points.deduct": N_("{title}: {before} − {value} = {after:point|points}."),
    "points.deduct_level": N_("{title} (“{level}”): {before} − {value} = {after:point|points}."),
    "points.cap": N_("{title}: {after} is the most that counts, so {before} is {after}."),
    "points.cap_level": N_(
        "{title} (“{level}”): {after} is the most that counts, so {before} is {after}."
    ),
    "points.floor": N_("{title}: {after} is the least that counts, so {before} is {after}."),
    "points.floor_level": N_(
        "{title} (“{level}”): {after} is the least that counts, so {before} is {after}."
    ),
}
register(SENTENCES)

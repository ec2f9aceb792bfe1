"""Sentences of what is typed: said beside the field and in the summary, in the same words."""

from __future__ import annotations

from ras_desktop.wording.speak import N_, register

SENTENCES = {
    "field.date_partial": N_("Give the day, the month and the year, or leave all three empty"),
    "field.date_month": N_("{month} is no month. Type a number from 1 to 12, or its name"),
    "field.date_year": N_("Give the year with four digits, such as 2026"),
    "field.date_impossible": N_("There is no such day. Check the day and the month"),
    "field.money": N_("Type the sum in pounds, such as 1234.50"),
    "field.money_pence": N_("Give at most two decimals: whole pence"),
    "field.money_negative": N_("The sum cannot be less than £0.00"),
    "field.money_great": N_("The sum cannot be more than {greatest}"),
    "field.number": N_("Type a number, such as 2.5"),
    "field.number_whole": N_("Type a whole number, such as 12"),
    "field.number_places": N_("Give at most this many decimals: {places}"),
    "field.number_least": N_("The number cannot be less than {least}"),
    "field.number_most": N_("The number cannot be more than {most}"),
    "field.postcode": N_("Type a whole postcode, such as S65 1AA"),
    "field.person_unknown": N_("Nobody of that name was picked. Pick somebody from the list"),
}

register(SENTENCES)

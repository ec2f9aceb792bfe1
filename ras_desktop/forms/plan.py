"""Reads forms/plan/template.toml: the parts of a support plan."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from ras_desktop.domain.plan import Horizon, Layer
from ras_desktop.domain.template import (
    PLAN_FIELDS,
    HorizonText,
    LayerText,
    Part,
    PartGroup,
    PlanTemplate,
    SignatureText,
    Signer,
)
from ras_desktop.forms.reading import Entry, Read, read, twice

E = TypeVar("E", bound=StrEnum)


def read_template(path: Path) -> Read[PlanTemplate]:
    """The plan template of a file, or findings: resources stand in the policy's order (P 7)."""
    return read(path, _template)


def _template(entry: Entry) -> PlanTemplate:
    title, version = entry.text("title"), entry.text("version")
    parts = entry.tables("part")
    twice(parts, "key")
    for key in sorted(PLAN_FIELDS - {str(each.values.get("key")) for each in parts}):
        entry.fault("template.part.missing", "part", part=key)
    return PlanTemplate(
        title,
        version,
        tuple(_part(each) for each in parts),
        tuple(_layer(each, layer) for each, layer in _each_once(entry, "layer", Layer)),
        tuple(_horizon(each, horizon) for each, horizon in _each_once(entry, "horizon", Horizon)),
        tuple(_signature(each, signer) for each, signer in _each_once(entry, "signature", Signer)),
    )


def _each_once(entry: Entry, key: str, kind: type[E]) -> list[tuple[Entry, E]]:
    """The tables under a key with their id: every one of `kind` once, in its order."""
    held = [(each, each.one_of("id", kind)) for each in entry.tables(key)]
    order = [word for _, word in held if word is not None]
    if order != list(kind):
        wanted = tuple(each.value for each in kind)
        entry.fault("template.order", key, wanted=wanted)
    first = next(iter(kind))  # stands in for an id that is a fault: the value is thrown away
    return [(each, word or first) for each, word in held]


def _part(entry: Entry) -> Part:
    part = Part(
        key=entry.name("key"),
        group=entry.one_of("group", PartGroup) or PartGroup.ABOUT_ME,
        heading=entry.text("heading"),
        prompt=entry.text("prompt"),
        child_prompt=entry.text("child_prompt"),
        help=entry.text("help", needed=False),
        required=entry.yes("required", needed=False),
    )
    entry.done()
    return part


def _layer(entry: Entry, layer: Layer) -> LayerText:
    text = LayerText(layer, entry.text("heading"), entry.text("prompt"), entry.text("child_prompt"))
    entry.done()
    return text


def _horizon(entry: Entry, horizon: Horizon) -> HorizonText:
    text = HorizonText(
        horizon,
        entry.text("heading"),
        entry.text("prompt"),
        entry.whole("months_up_to", needed=False, least=1, most=600),
    )
    entry.done()
    return text


def _signature(entry: Entry, signer: Signer) -> SignatureText:
    text = SignatureText(
        signer, entry.text("heading"), entry.text("statement"), entry.yes("required")
    )
    entry.done()
    return text

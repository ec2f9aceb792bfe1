"""The parts of a support plan: headings, prompts for the worker, plain words for the child.

Sources: P 2, 10 (person-centred, asset-based), R 2.10 (outcomes), P 7 (order of resources).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ras_desktop.domain.plan import Horizon, Layer


class PartGroup(StrEnum):
    """Where a part stands in the plan."""

    ABOUT_ME = "about_me"
    VOICES = "voices"
    KEEPING_GOING = "keeping_going"


class Signer(StrEnum):
    """Who signs a plan."""

    CHILD = "child"
    PARENT = "parent"
    WORKER = "worker"
    MANAGER = "manager"


PLAN_FIELDS = frozenset({"contingency", "money_managed_by"})
"""Keys of parts that are fields of the plan itself; every other part stands in `Plan.about`."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the plan that is written in words; what was written is kept under `key`."""

    key: str
    group: PartGroup
    heading: str
    prompt: str
    child_prompt: str
    help: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class LayerText:
    """How one layer of resources is asked for."""

    layer: Layer
    heading: str
    prompt: str
    child_prompt: str


@dataclass(frozen=True, slots=True)
class HorizonText:
    """How one horizon is called; `months_up_to` None: open."""

    horizon: Horizon
    heading: str
    prompt: str
    months_up_to: int | None = None


@dataclass(frozen=True, slots=True)
class SignatureText:
    """What one of the signers declares."""

    signer: Signer
    heading: str
    statement: str
    required: bool


@dataclass(frozen=True, slots=True)
class PlanTemplate:
    """The whole template of one version; layers in the policy's order."""

    title: str
    version: str
    parts: tuple[Part, ...]
    layers: tuple[LayerText, ...]
    horizons: tuple[HorizonText, ...]
    signatures: tuple[SignatureText, ...]

    def group(self, group: PartGroup) -> tuple[Part, ...]:
        """The parts of one group in their order."""
        return tuple(each for each in self.parts if each.group is group)

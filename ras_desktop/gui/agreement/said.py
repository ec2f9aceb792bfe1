"""A finding on an agreement's page, as a sentence of its own."""

from ras_desktop.domain.finding import Finding
from ras_desktop.wording import finding


def sentence(found: Finding) -> str:
    """Its words with a full stop; a question keeps its mark."""
    words = finding(found)
    return words if words.endswith("?") else f"{words}."

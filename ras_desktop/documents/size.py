"""The sizes of print: known without loading what draws."""

from typing import Final

BODY: Final = 12.0
"""Points of the body text of every document (interface.md, Documents)."""
LARGE_PRINT: Final = 18.0
"""Points of the body text for those who read large print."""

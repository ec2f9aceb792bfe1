"""The command line: works without a screen. docs/cli.md is its description.

One module a command or a family of commands: one function declares its arguments, one does its
work; what is heavy to import is imported inside the work.
"""

from ras_desktop.cli.common import Exit
from ras_desktop.cli.main import main

__all__ = ["Exit", "main"]

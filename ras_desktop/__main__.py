"""Starts the program: the window without arguments, the command line with some."""

from __future__ import annotations

import sys


def main() -> int:
    """Exit code of the window or of the command; docs/cli.md lists the codes."""
    if len(sys.argv) < 2:
        from ras_desktop.app import main as window

        return window()
    from ras_desktop.cli import main as command

    return command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

"""`ras-desktop` opens the window; `ras-desktop VERB …` works without one."""

from __future__ import annotations

import sys


def main() -> int:
    """The window without arguments, else the command line; its exit code."""
    if len(sys.argv) > 1:
        from ras_desktop.cli import main as command_line

        return command_line(sys.argv[1:])
    from ras_desktop.app import run

    return run()


if __name__ == "__main__":
    sys.exit(main())

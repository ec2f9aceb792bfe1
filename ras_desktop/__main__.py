"""`ras-desktop` opens the window; `ras-desktop VERB …` works without one."""

from __future__ import annotations

import sys


def main() -> int:
    """The window without arguments, else the command line; its exit code."""
    leave_no_core()
    if len(sys.argv) > 1:
        from ras_desktop.cli import main as command_line

        return command_line(sys.argv[1:])
    from ras_desktop.app import run

    return run()


def leave_no_core() -> None:
    """A crash writes no image of the memory to the disk: keys and records would be in it."""
    try:
        import resource
    except ImportError:  # Windows has none; what it keeps of a crash its administrator sets
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())

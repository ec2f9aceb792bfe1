"""`ras-desktop` opens the window; `ras-desktop VERB …` works without one."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """The window without arguments, else the command line; its exit code."""
    leave_no_core()
    if len(sys.argv) > 1:
        from ras_desktop.cli import main as command_line

        return command_line(sys.argv[1:])
    if not has_screen():
        print(NO_SCREEN, file=sys.stderr)
        return 3
    from ras_desktop.app import run

    return run()


NO_SCREEN = (
    "ras-desktop: there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set). Start it "
    "on a desktop; 'ras-desktop --help' lists what works without one."
)


def has_screen() -> bool:
    """Whether a window can be shown: on Linux a screen has to be named, or Qt told otherwise."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(each) for each in names)


def leave_no_core() -> None:
    """A crash writes no image of the memory to the disk: keys and records would be in it."""
    try:
        import resource
    except ImportError:  # Windows has none; what it keeps of a crash its administrator sets
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())

"""Importing this module registers every sentence of the program."""

from ras_desktop.wording import family, plan, request

__all__ = ["family", "plan", "request"]

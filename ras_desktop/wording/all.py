"""Importing this module registers every sentence of the program."""

from ras_desktop.wording import family, permission, plan, request, store

__all__ = ["family", "permission", "plan", "request", "store"]

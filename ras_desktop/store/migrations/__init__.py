"""The shape of the database over time: every step since the first release, and how to take it."""

KNOWN = ("0001",)
"""Every revision that this program knows, the newest last. Known here too, so that opening a file
that is up to date needs no Alembic (its import takes 0.3 s); a test compares it with the scripts.
"""

HEAD = KNOWN[-1]
"""The newest revision."""

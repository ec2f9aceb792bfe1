"""The shape of the database over time: every step since the first release, and how to take it."""

HEAD = "0001"
"""The newest revision. Known here too, so that opening a file that is up to date needs no Alembic
(its import takes 0.3 s); a test compares it with the scripts."""

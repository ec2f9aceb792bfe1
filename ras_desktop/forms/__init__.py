"""Reads the council's data files (top-level forms/) into domain values, or findings."""

"""Rules of the service as values and functions: no clock, disk, window or sentence here."""

"""The encrypted case file: tables, sessions, migrations, keys."""

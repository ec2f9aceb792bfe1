"""A team's PostgreSQL: connecting, roles, row rules, setting up. Nothing else knows of it."""

"""The designer of schemes: its parts, and the editors they are made of."""

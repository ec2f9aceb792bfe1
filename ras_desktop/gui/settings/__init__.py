"""Parts of the settings page: look, safety, the council, people, about."""

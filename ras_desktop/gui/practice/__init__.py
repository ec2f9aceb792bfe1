"""Parts of the practice page: choosing a child, scoring it, side by side, the team, the editor."""

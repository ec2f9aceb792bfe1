"""Parts of the page about the council's year."""

"""Parts of the page of a notice."""

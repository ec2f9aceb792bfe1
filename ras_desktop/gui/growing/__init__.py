"""Parts of the page of growing up: what is arranged, and the questions about it."""

"""Parts of the page on which a sealed assessment is confirmed."""

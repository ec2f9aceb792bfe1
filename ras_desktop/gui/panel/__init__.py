"""Parts of the pages of the panel."""

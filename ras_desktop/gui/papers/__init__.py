"""Parts of the documents page: the list, the preview, saving, printing, issuing."""

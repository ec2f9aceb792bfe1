"""One module for each page, named with the word of its place; `PAGE` in it is the page."""

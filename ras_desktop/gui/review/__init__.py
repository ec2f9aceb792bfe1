"""Parts of the review's page."""

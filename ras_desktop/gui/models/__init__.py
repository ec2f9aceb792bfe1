"""What tables and lists show, as Qt models that only take rows."""

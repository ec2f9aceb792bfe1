"""Questions: each is asked with `ask(parent, …)` and answers with a value, or None."""

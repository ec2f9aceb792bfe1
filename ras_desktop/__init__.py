"""RAS Desktop: support plans and explained personal budgets for disabled children."""

__version__ = "0.1.0"

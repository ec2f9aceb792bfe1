"""The parts and questions of the agreement's page."""

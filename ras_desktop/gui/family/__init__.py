"""The parts of a family's page, and the form of a child's record that two pages share."""

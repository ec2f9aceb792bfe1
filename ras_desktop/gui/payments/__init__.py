"""The parts of finance's page of payments: one run, what came back, how the council pays."""

"""One function for each verb of a user, one transaction each."""

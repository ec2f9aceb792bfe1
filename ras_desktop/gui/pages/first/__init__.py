"""The first window: create a case file, open one, try the demonstration, sign in, recover."""

"""The edits: each one a function that reads the session and yields before/after pairs."""

"""One session in one SQLite file: rows, journal and drafts."""

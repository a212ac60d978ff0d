"""The main window and its five views."""

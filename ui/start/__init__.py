"""The start screen and the preflight."""

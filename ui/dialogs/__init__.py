"""Panels and forms that float over a window."""

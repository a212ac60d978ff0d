"""Tests that kill the program and break its disk."""

"""Plays the sample roundtable through the real windows, and leaves its session, its report and pictures."""

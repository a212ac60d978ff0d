"""Roundtable: run a roundtable, keep its words, print its report. No Qt anywhere in this package."""

__version__ = "0.1.0"

"""The view Report: composer and live preview."""

"""A whole afternoon with the real windows: its book, its hands, and what must be so after every step."""

"""Foreign files to records, and back."""

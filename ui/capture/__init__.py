"""The note-taker's views: Desk and Read-back."""

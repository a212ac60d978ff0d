"""What one typed line of the desk means."""

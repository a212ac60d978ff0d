"""The PDF report: from the session value to bytes."""

"""The star as a Qt scene, interactive or still."""

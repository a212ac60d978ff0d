"""The desktop app: Qt, and nothing that decides."""

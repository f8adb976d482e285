"""The process in time."""

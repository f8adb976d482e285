"""Whose paper it is."""

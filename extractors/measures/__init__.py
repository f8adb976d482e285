"""Maßnahmen: what a concept lists as its measures, on sheets, in tables, paragraphs or boxes."""

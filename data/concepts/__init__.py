"""Concept papers of invented places, 15 pages and more, in unlike makes, with their measures as rows."""

"""How the judges of the extractors (``extractors/learned.py``) learn from annotated papers."""

"""A page held upright, whichever reader found it: its frame, its ink, its printed lines and drawn rules."""

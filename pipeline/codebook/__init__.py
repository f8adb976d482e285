"""Codebooks: the ids that facts are coded with (topics, sectors, kinds of committees and of costs), built in or a researcher's own."""

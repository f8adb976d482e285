"""Contradictions inside a paper."""

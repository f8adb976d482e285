"""Effort in people or time: posts, days and hours that a measure needs."""

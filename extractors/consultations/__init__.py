"""The Beratungsfolge: which committee deals with the paper, when, and what it does with it."""

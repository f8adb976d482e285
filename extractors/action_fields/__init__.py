"""The Handlungsfelder of a concept, and their topics."""

"""How well was read: results held against annotated papers, against other results, and annotators against each other."""

"""Labels of the head and the values that belong to them, in every layout."""

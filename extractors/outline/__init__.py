"""The tree of a long paper's sections: numbers, titles, levels, pages, and what each section is."""

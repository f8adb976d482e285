"""From what a reader found on the pages to a Document, the same for all readers."""

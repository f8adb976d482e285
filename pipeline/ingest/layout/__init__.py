"""From words on a page to blocks in reading order: margins set aside, columns, paragraphs, items, headings."""

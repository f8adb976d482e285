"""Plain text → a Document: tables and words that a conversion has torn are put together again."""

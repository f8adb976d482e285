"""The document head: reference, type, subject, date, department, author."""

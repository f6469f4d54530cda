"""For programs and spreadsheets: records, tables, and the note as plain Markdown."""

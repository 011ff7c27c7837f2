"""A comparison as people see it: a table in a terminal, a page, a workbook; all their words are in `words.toml`."""

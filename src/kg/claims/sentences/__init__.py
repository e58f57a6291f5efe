"""A sentence as readings see it: its clauses and lists, its mask, who speaks in it."""

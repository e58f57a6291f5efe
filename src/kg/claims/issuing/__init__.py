"""Who put out a policy and when, by its clauses and by the head and foot of official texts."""

"""What a document is found to say: its things, its claims, and what the claims of a rule are worth."""

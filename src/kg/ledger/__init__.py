"""The ledger: judgements of people as a text file, one a line, made for version control."""

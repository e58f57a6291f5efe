"""Stage 3: what the documents speak of to the things of the graph."""

"""The graph as a network of things: projection to networkx, appearance, layout."""

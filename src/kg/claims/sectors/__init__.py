"""Industries that a text names, and what is promoted."""

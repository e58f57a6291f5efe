"""Statistics: what a number measures, and of what it is told."""

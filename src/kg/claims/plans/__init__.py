"""Plans, programmes and schemes that are named by kind, count, owner or place rather than by a title."""

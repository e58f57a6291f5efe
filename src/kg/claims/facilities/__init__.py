"""Facilities by name and by description, and what is to be built."""

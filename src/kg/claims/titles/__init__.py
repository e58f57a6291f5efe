"""Titles of policies, their other names, and which policy "the plan" is."""

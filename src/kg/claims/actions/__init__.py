"""Verbs of action, where an action begins and ends, and what looks like one and is none."""

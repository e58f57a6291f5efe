"""Patterns and the word lists they are built of: compiled once, searched only in texts that can hold them."""

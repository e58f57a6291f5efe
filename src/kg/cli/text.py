"""Text for the terminal: cells and headings as :mod:`kg.questions.headings` has them, and counts."""

from kg.counting import counted as count
from kg.questions.headings import clean, grouped, heading, told

__all__ = ["clean", "count", "grouped", "heading", "told"]

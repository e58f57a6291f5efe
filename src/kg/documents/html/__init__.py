"""Reads web pages: what a person sees as the text of a page, and where it stands in the source."""

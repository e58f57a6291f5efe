"""Reads PDF files as a person would: columns, tables, footnotes, broken words."""

"""Reads files into documents: canonical text, sections, blocks and sentences with offsets."""

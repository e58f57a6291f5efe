"""Puts text in order whose two columns were joined line by line."""

from kg.documents.weave.unweave import Stretch, unweave

__all__ = ["Stretch", "unweave"]

"""Pages that work without script: search, things, documents and their claims, questions, pictures, SPARQL."""

from kg.server.pages.routing import routes

__all__ = ["routes"]

"""Pages that work without script: search, things, documents with their claims, questions, pictures, SPARQL.

:func:`kg.server.pages.routing.routes` and :func:`kg.server.pages.routing.handlers` are what an app needs.
"""

from kg.server.pages.routing import handlers, routes

__all__ = ["handlers", "routes"]

"""A graph served over HTTP: a SPARQL endpoint, pages that work without script, services for other tools."""

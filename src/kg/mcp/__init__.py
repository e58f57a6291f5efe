"""Tools for assistants over the Model Context Protocol: read-only, offline, every fact with its sentences."""

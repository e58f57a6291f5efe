"""Places that no table knows, the country of a text, and which area a name means."""

"""Names of zones, their kinds and sites."""

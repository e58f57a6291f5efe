"""Numbers, units, percentages and dates, read from their wording alone."""

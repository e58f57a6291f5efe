"""Laws, decrees and papers that are named by number, day or citation."""

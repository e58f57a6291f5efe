"""Rules that read policy texts in Chinese; their words stand in ``data/chinese.toml``."""

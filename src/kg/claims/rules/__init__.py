"""The declarative rules of ``data/rules/`` and ``data/clauses.toml``, applied to masked sentences."""

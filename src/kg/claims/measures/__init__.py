"""Steps that a policy takes: in prose, items, headings and titles, with who acts, where and with what money."""

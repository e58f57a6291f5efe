"""What a passage is about: its section, its list, and the policy that it belongs to."""

"""Which area lies in which, and what zones and policies cover."""

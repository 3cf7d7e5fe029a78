"""How a request can end, and storing that."""

"""The safety net: what was lost is found and sent again, what is old is forgotten, and how all stands is told."""

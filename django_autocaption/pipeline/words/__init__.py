"""Words and who decides about them."""

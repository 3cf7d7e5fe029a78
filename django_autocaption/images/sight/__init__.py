"""What there is to see in decoded pixels: the levels that are a picture's, and whether there is anything at all."""

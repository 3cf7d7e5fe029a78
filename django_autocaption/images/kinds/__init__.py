"""Files that no decoder here reads: not read here, no image, or damaged; each with what is to be done about it."""

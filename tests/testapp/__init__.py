"""Models with image fields of every kind that the hook has to understand."""

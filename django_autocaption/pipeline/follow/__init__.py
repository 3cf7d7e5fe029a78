"""What follows from words that changed: the site's own fields and files."""

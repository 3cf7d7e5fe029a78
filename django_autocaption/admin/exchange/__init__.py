"""Words out of the list of captions as a file, and back by way of a look at what would change."""

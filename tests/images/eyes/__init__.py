"""What a browser sees of a file, and what this package makes of it: a corpus, and Chromium beside it."""

"""A check of words that are there, by the linter: asked for on a page, and done by a worker, portion by portion."""

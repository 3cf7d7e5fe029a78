"""One module for each line of the table, or for lines that share what they measure; each has a ``measure``."""

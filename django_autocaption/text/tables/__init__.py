"""What the rules know about words: a table for each language, and lists that hold for all; data only."""

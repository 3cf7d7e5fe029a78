"""The words that age labels and captions are searched for, in many languages: patterns over folded text."""

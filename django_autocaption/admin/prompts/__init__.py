"""Named prompts: what they say and said, which image fields use them, and trying a text before it is saved."""

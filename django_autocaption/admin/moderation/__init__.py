"""The moderators' queue: images, what was found in them, and what moderators decide."""

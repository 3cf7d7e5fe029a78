"""Asking again for many images: the page on which an editor chooses how, and what they selected."""

"""Captions as editors find, read, compare, correct and decide about them."""

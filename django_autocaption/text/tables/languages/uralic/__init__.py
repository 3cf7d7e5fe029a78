"""Uralic languages."""

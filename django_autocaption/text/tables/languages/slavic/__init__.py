"""Slavic languages."""

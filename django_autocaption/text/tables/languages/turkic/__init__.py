"""Turkic languages."""

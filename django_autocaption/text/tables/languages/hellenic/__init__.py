"""Hellenic languages."""

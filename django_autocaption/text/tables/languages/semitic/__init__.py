"""Semitic languages."""

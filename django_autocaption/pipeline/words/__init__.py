"""Versions of words and who decides about them: published, approved, edited, rejected, reverted, undone."""

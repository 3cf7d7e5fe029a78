"""What each setting does, seen from outside: one table for each group of settings, and every bound from both sides.

A row of a table names a setting, two of its values, and what is seen with each. ``test_completeness.py`` fails where
the documentation names a setting that no table has, or the other way round.
"""

"""Sections of the documents that are made from the code: ``python -m tests.generated`` writes them anew.

A section stands between ``<!-- generated: name -->`` and ``<!-- end of name -->``; ``test_sections.py`` fails where one
differs from what it is made from.
"""

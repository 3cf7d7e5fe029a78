"""Mutation testing: does a test fail where a promise of this package is broken by one small change?

``python -m tests.mutation`` changes one place at a time and runs the tests that reach it; a change that no test notices
is a survivor. It fails where less than nine tenths of an area's mutants are killed, or where a survivor is not in
``survivors.toml`` with the reason why it changes nothing. Run by hand; ``test_mutants.py`` keeps the list true.

mutmut (3.8) and cosmic-ray (8.7) were tried first. mutmut leaves out what is outside of functions and what is
decorated: constants, properties and dataclasses, which is where bounds stand here. cosmic-ray leaves no statement out,
and starts a process for each mutant: seconds of Django's and pytest's start for tests of milliseconds. Here one process
collects the tests and makes the database, then forks for each mutant, and nothing is written to the working tree.
"""

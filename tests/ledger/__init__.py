"""The ledger equals the bill: what the emulated services bill is what the attempts and the budgets say, to the cent.

Real providers, the pipeline, and a service that counts. ``test_wordless.py``: whatever was billed is booked, words or
not. ``test_numbers.py``: a price is bounded where it enters. ``test_random.py``: all of it at random.
"""

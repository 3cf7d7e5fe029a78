"""Hostile files through a real worker: what each costs, how it ends, and what becomes of the image beside it."""

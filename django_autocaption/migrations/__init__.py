"""The tables in the database, step by step."""

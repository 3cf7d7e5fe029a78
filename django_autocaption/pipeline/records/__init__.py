"""What is remembered of requests: leases, the ledger, decisions, and writing many rows at once."""

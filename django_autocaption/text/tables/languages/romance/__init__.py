"""Romance languages."""

"""What a command shows of itself while it runs."""

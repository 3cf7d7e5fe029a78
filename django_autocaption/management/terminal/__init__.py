"""What a command shows of itself while it runs, and how it ends among programs in a pipe."""

"""The models on this machine: what an image shows, and whether it is safe for work."""

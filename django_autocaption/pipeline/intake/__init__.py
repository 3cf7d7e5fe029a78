"""The way in: a PENDING row for whoever asks."""

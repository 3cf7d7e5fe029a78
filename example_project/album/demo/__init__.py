"""The demo, step by step: samples, workers, progress, report, and the server at the end."""

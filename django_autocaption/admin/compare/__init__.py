"""Comparisons: which combinations are asked about a sample, what people find best, and what came of it."""

"""Ratios against the naive way, measured in one run; never timed tests."""

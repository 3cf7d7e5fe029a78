"""The targets of performance, each a ratio measured in one run: ``python -m tests.benchmarks``. Never timed tests."""

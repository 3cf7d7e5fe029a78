"""Real faults: real processes, a real kill -9, real brokers."""

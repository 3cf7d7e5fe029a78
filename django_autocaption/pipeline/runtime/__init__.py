"""What the pipeline runs on: messages, databases, the process's event loop and threads, shutdown, events."""

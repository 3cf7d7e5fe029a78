"""Many images, real servers, random faults, one table: ``python -m tests.faults.soak --stack rabbitmq``."""

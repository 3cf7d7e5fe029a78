"""What is published: ``python -m tests.release FOLDER`` looks into the wheel and the sdist there."""

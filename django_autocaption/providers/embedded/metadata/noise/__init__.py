"""What stands in place of a caption, and how it is told: names of devices and programs, fields, guesses, settings."""

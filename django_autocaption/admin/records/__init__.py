"""What was asked of the services, what bulk requests asked for, and what prompts say and said."""

"""A site that real worker processes serve: its database, broker and service come from the environment."""

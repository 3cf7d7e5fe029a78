"""Everything that is due, done in one process that then ends: for sites without workers."""

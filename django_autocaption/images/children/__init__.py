"""Foreign bytes are decoded in child processes with limits of memory and time: ``pool`` runs them, ``child`` is one."""

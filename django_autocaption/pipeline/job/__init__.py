"""One image on its way: what is known of it, what is asked about it, and what its answer is worth."""

"""Numbers for people that are counted now and then, so that no page reads a million rows for them."""

"""Words in the prose that describe no image: refusals, addresses, tags, empty openings, loops, fillers."""

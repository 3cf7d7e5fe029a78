"""The review desk: one image after the other, with all that is to be known of it and a key for each decision."""

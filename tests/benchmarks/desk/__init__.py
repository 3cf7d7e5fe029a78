"""A site with a review desk and photographs, as a browser sees it."""

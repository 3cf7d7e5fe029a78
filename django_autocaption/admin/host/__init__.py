"""For a site's own admin classes: the captions of an object on its form, and Re-caption in its list."""

"""The photographs of the site, and the demo that fills it."""

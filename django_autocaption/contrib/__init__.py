"""Doors to other packages, each an app of its own in INSTALLED_APPS, and a mixin for a site's own admin site."""

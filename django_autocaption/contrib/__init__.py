"""Doors to other packages, each an app of its own in INSTALLED_APPS."""

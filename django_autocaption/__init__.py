"""Automatic alt text and SEO metadata for every image field of a Django site."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("django-autocaption")
except PackageNotFoundError:  # a source tree that was never installed
    __version__ = "0.0.0"

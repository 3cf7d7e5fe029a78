"""In INSTALLED_APPS: Wagtail's images are captioned, private collections only where the site says so."""

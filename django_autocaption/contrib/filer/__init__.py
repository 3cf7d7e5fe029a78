"""In INSTALLED_APPS: the images of django-filer's library are captioned, private ones only where the site says so."""

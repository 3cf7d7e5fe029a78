"""A site whose texts are translated with django-modeltranslation; it patches models as they load, so the site runs in a
process of its own (``story``)."""

"""A shop whose objects are indexed by Haystack, and whose history django-simple-history keeps."""

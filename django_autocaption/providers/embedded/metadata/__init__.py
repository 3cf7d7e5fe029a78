"""The author's own words in a file: read from XMP, IPTC-IIM and EXIF, and told from what machines and lawyers wrote."""

"""What a browser makes of a file, format by format: which way up, which frame, whose colours, and what is there of one
that breaks off. Rules are Chromium's, found by showing it files (``tests/images/eyes``)."""

"""A small site, with this app and without it: what starting it costs. See ``lines/web_process.py``."""

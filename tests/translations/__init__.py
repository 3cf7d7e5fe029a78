"""The catalogues in ``django_autocaption/locale``: brought up to date, compiled, and held to the code.

``python -m tests.translations`` takes the strings of the code into the catalogues, compiles them, and lists what is
missing in each. It needs GNU gettext.
"""

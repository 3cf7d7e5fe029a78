"""Sites of packages that Django people use: each uploads through that package's own door, in a process of its own.

Run by ``tox -e sites``, which installs the packages; a test whose package is missing is skipped.
"""

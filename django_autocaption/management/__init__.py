"""The door of the command line: what ``manage.py autocaption`` does, a subcommand in each file."""

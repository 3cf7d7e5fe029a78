"""Where Django looks for commands: ``autocaption``, which hands on to its subcommands."""

"""What the product emits during a run is searched for secrets: ``pytest_plugins = ["tests.emitted.plugin"]``."""

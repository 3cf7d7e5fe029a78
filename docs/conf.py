"""The documentation site: python -m sphinx -n -W docs docs/_build/html"""

from __future__ import annotations

import tomllib
from pathlib import Path

_PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]

project = _PROJECT["name"]
release = version = _PROJECT["version"]
copyright = "The django-autocaption developers"  # noqa: A001 - Sphinx's name

extensions = ["myst_parser"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nitpicky = True
# Names of settings stand in quotation marks in what checks say.
smartquotes = False

html_theme = "furo"
html_title = f"{project} {version}"
# What Pygments cannot read as settings ("OPTIONS": {…}, alone) is shown without colours.
suppress_warnings = ["misc.highlighting_failure"]

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

# python -m sphinx -b linkcheck: the site on a reader's own machine, and pages that show their parts by a script.
linkcheck_ignore = [r"http://127\.0\.0\.1:8000/"]
linkcheck_anchors_ignore_for_url = [r"https://github\.com/.*"]
linkcheck_timeout = 20
linkcheck_retries = 2
linkcheck_workers = 5

html_theme = "furo"
html_title = f"{project} {version}"
html_static_path = ["_static"]
html_css_files = ["tables.css"]
# What Pygments cannot read as settings ("OPTIONS": {…}, alone) is shown without colours.
suppress_warnings = ["misc.highlighting_failure"]

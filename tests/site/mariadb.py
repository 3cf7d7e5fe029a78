"""MariaDB's driver under the name that Django imports: mysqlclient, or PyMySQL, which needs no compiler."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec


def use_driver() -> None:
    """To be called before Django opens a connection. Raises ImportError where neither is installed."""
    if find_spec("MySQLdb") is None:
        import_module("pymysql").install_as_MySQLdb()

import pytest

# The contract's lines are inherited, so pytest must be told that their assertions are assertions of tests.
pytest.register_assert_rewrite(*(f"{__name__}.contract{part}" for part in ("", "_answers", "_hooks", "_later")))

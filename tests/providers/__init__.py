import pytest

# The contract's lines are inherited, so pytest must be told that their assertions are assertions of tests.
PARTS = ("", "_answers", "_hooks", "_deferred", "_moderators")
pytest.register_assert_rewrite(*(f"{__name__}.contract{part}" for part in PARTS))

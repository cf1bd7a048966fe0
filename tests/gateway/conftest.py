"""The engine is taken in hand here: it is started before the test."""

import pytest

from tests.conftest import Stage


@pytest.fixture
async def stage(stage: Stage) -> Stage:
    await stage.settle()
    return stage

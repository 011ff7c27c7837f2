"""Stores for the tests that have to hold on both databases; and no test fails because the machine is busy."""

import os

import psycopg
import pytest
from hypothesis import settings

from tests import postgres

# The same examples each time, so that a push is judged by what it changes; KEHOACH_EXPLORE=1 looks for new ones.
settings.register_profile("kehoach", deadline=None, derandomize="KEHOACH_EXPLORE" not in os.environ)
settings.load_profile("kehoach")


@pytest.fixture(scope="session")
def postgresql_server():
    """The address of a server of our own; skips where none can be started."""
    if reason := postgres.why_not():
        pytest.skip(reason)
    with postgres.server() as url:
        yield url


@pytest.fixture
def postgresql_url(postgresql_server):
    """The address of an empty PostgreSQL database."""
    with psycopg.connect(postgresql_server.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE; DROP SCHEMA IF EXISTS kehoach_export CASCADE; CREATE SCHEMA public")
    return postgresql_server


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request, tmp_path):
    """The address of a new store, once in each database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/plans.db"
    return request.getfixturevalue("postgresql_url")

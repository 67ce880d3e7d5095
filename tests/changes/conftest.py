"""The context that changes are read in."""

from __future__ import annotations

from tests.listings.conftest import context

__all__ = ["context"]

"""The store: tables, the append-only log, migrations. It keeps rows and knows no rules."""

from game.store.db import Store, open_store

__all__ = ["Store", "open_store"]

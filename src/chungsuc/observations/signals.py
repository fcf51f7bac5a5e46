"""What the ledger announces, inside the transaction that writes it.

``recorded`` is sent with ``threads`` (of the units concerned: a set, or a query), ``earliest`` (the first day that
the new rows describe) and, where a file was read by a set of criteria, its ``set_id``. Where few values came at
once their ``measures`` are told, and the verdicts, by set and day, that the sender has ``judged`` itself. Whoever
listens takes part in the transaction: what it raises undoes the entry.
"""

from __future__ import annotations

from django.dispatch import Signal

recorded = Signal()

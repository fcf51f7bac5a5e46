"""Questions about kept uploads."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils import timezone

from chungsuc.accounts.models import User
from chungsuc.exchange.workbook.actions import KEPT_HOURS
from chungsuc.exchange.workbook.errors import UploadGone
from chungsuc.exchange.workbook.models import Upload


def upload_of(user: User, key: str) -> Upload:
    """Give a kept file of this person.

    Raises:
        UploadGone: it has expired, was stored, belongs to somebody else, or never was.
    """
    try:
        found = Upload.objects.filter(pk=key, user=user, expires_at__gt=timezone.now()).first()
    except (ValidationError, ValueError):
        found = None
    if found is None:
        raise UploadGone(hours=KEPT_HOURS)
    return found


@contextmanager
def as_file(content: bytes, name: str) -> Iterator[Path]:
    """Give bytes as a file under the name they came with, for the readers; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="chungsuc-") as folder:
        path = Path(folder) / safe_name(name)
        path.write_bytes(content)
        yield path


def safe_name(name: str) -> str:
    """Give a file's own name without any folder, in characters that every system takes."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(char for char in last if char.isprintable() and char not in '<>:"|?*').strip(" .")
    return kept[-120:] or "bieu.xlsx"

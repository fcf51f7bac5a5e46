"""The store: files on disk by the checksum of their content, written whole or not at all (kho tệp).

A file comes in two steps. ``Tray.put`` writes it under a passing name beside the store, before any transaction;
``Tray.place`` gives it its lasting name by one rename, inside the transaction that records it. If that transaction
fails, what was placed is taken away again while the row's uniqueness still keeps others from placing the same.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from chungsuc.evidence.errors import FileNotOnDisk


def file_path(sha256: str) -> Path:
    return _folder() / sha256[:2] / sha256[2:4] / sha256


def thumbnail_path(sha256: str) -> Path:
    return _folder() / "thumbnails" / sha256[:2] / f"{sha256}.jpg"


def open_file(sha256: str, name: str) -> BinaryIO:
    """Open a stored file.

    Raises:
        FileNotOnDisk: it is recorded, and the store has not got it.
    """
    return _open(file_path(sha256), name)


def open_thumbnail(sha256: str, name: str) -> BinaryIO:
    """Open the thumbnail of a stored file; raises as ``open_file`` does."""
    return _open(thumbnail_path(sha256), name)


def is_whole(sha256: str) -> bool:
    """True when the store has a file and its content is still what its name says."""
    try:
        with file_path(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except FileNotFoundError:
        return False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that lies in the tray: written, and not yet placed."""

    sha256: str
    size: int
    content: Path
    thumbnail: Path | None


@dataclass
class Tray:
    """Files on their way in; what is left in it at the end is thrown away."""

    waiting: dict[str, Waiting] = field(default_factory=dict)
    placed: list[Path] = field(default_factory=list)

    def put(self, data: bytes, thumbnail: bytes | None) -> Waiting:
        """Write a file and its thumbnail under passing names; the same content twice is written once."""
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 not in self.waiting:
            small = None if thumbnail is None else _write(thumbnail)
            self.waiting[sha256] = Waiting(sha256, len(data), _write(data), small)
        return self.waiting[sha256]

    def place(self, sha256: str) -> None:
        """Give a file its lasting name; call it inside the transaction, after the row was written.

        A file that is there already is left alone, one that was lost from the store is restored.
        """
        file = self.waiting[sha256]
        self._move(file.content, file_path(sha256))
        if file.thumbnail is not None:
            self._move(file.thumbnail, thumbnail_path(sha256))

    def _move(self, passing: Path, lasting: Path) -> None:
        if lasting.exists():
            return
        lasting.parent.mkdir(parents=True, exist_ok=True)
        passing.replace(lasting)
        self.placed.append(lasting)

    def take_back(self) -> None:
        """Remove what was placed; call it while the failing transaction still holds its rows."""
        for path in self.placed:
            path.unlink(missing_ok=True)
        self.placed.clear()

    def empty(self) -> None:
        for file in self.waiting.values():
            file.content.unlink(missing_ok=True)
            if file.thumbnail is not None:
                file.thumbnail.unlink(missing_ok=True)


@contextmanager
def tray() -> Iterator[Tray]:
    """Hold files until they are placed; nothing passing is left behind, whatever happens."""
    found = Tray()
    try:
        yield found
    finally:
        found.empty()


def _folder() -> Path:
    return Path(settings.CHUNGSUC_FILES)


def _write(data: bytes) -> Path:
    passing = _folder() / "passing"  # the same disk as the store: only there is a rename one step
    passing.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=passing)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return Path(name)


def _open(path: Path, name: str) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise FileNotOnDisk(name=name) from None

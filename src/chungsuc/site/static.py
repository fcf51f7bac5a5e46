"""Static files of a server: hashed names that may be kept for ever, compressed beforehand (tệp tĩnh).

They are collected when something changed since the last time, under a lock; nothing is deleted, so that a page opened
before an update still finds its files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.utils import matches_patterns
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

from chungsuc.site.errors import StaticNotWritten
from chungsuc.site.start import file_lock

# Of libraries, what our pages do not use: some of it names files that are not there, which hashing refuses.
UNUSED = ["account", "mfa", "ext", "htmax-*", "htmx-4*", "htmx-2.js"]


class Hashed(CompressedManifestStaticFilesStorage):
    """Names with hashes, also in what scripts import from one another."""

    support_js_module_import_aggregation = True


def collect_static() -> bool:
    """Collect into ``STATIC_ROOT`` what changed, and tell whether anything did.

    Raises:
        StaticNotWritten: the folder may not be written, or the disk is full.
    """
    root = Path(settings.STATIC_ROOT)
    mark = root.with_name(f"{root.name}.fingerprint")
    try:
        root.mkdir(parents=True, exist_ok=True)
        with file_lock(root.with_name(f"{root.name}.lock")):
            now = _fingerprint()
            if mark.exists() and mark.read_text() == now and (root / Hashed.manifest_name).exists():
                return False
            call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=UNUSED)
            mark.write_text(now)
            return True
    except OSError as error:
        raise StaticNotWritten(folder=root, reason=error.strerror or str(error)) from error


def _fingerprint() -> str:
    """Give a hash of all that goes in: paths, sizes and times of the files, and the versions of what makes them."""
    parts = [version("django"), version("whitenoise"), *sorted(_files())]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _files() -> Iterator[str]:
    for finder in finders.get_finders():
        for name, storage in finder.list(UNUSED):
            if not matches_patterns(name, UNUSED):
                found = Path(storage.path(name)).stat()
                yield f"{name} {found.st_size} {found.st_mtime_ns}"

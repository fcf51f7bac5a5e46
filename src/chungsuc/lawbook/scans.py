"""The scanned decree beside a proposal (bản quét văn bản): a file of evidence, kept once by its checksum."""

from __future__ import annotations

from typing import BinaryIO

from django.db import transaction

from chungsuc.accounts.scope import Scope
from chungsuc.accounts.trail import Change, wrote
from chungsuc.evidence.actions import Upload, keep_file
from chungsuc.evidence.models import EvidenceFile
from chungsuc.evidence.store import open_file
from chungsuc.lawbook.models import LawProposal
from chungsuc.lawbook.rights import decides_law


@transaction.atomic
def keep_scan(scope: Scope, upload: Upload) -> EvidenceFile:
    """Keep a scanned decree. Raises: NotAllowed, FilesRefused."""
    if not decides_law(scope):
        raise scope.refuse("đề xuất hoặc duyệt quy định", "propose or approve law")
    file = keep_file(scope, upload)
    wrote(Change("law.scan_kept", "law_scan", file.pk, after={"name": file.name, "sha256": file.sha256}))
    return file


def scan_of(proposal: LawProposal) -> EvidenceFile | None:
    """Give the scan of a proposal; ``None`` where there is none."""
    return kept_scan(proposal.scan_sha256)


def kept_scan(sha256: str) -> EvidenceFile | None:
    """Give a kept file by its checksum."""
    return EvidenceFile.objects.filter(sha256=sha256).first() if sha256 else None


def open_scan(file: EvidenceFile) -> BinaryIO:
    """Open a scan. Raises: FileNotOnDisk."""
    return open_file(file.sha256, file.name)

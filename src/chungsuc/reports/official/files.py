"""The two files of a paper, with the checksum of what both say (tệp của văn bản)."""

from __future__ import annotations

from typing import NamedTuple

from chungsuc.reports.official.fingerprint import fingerprint
from chungsuc.reports.official.model import OfficialPaper
from chungsuc.reports.official.pdf import pdf
from chungsuc.reports.official.word import docx_of


class Files(NamedTuple):
    """A paper made: the PDF that is kept, the DOCX that the office edits, and the checksum of the content."""

    pdf: bytes
    docx: bytes
    fingerprint: str


def files_of(paper: OfficialPaper) -> Files:
    """Make both files of a paper."""
    return Files(pdf(paper), docx_of(paper), fingerprint(paper))

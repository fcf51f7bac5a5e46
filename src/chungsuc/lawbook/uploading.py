"""A filled-in template that was uploaded, held against the law that is there (tải mẫu lên)."""

from __future__ import annotations

from pathlib import Path

from chungsuc.errors import Where
from chungsuc.law.errors import LawFaults
from chungsuc.lawbook.checking import Checked, check_set
from chungsuc.lawbook.template.assemble import SetText, placed_faults, set_text
from chungsuc.lawbook.template_errors import TemplateFaults
from chungsuc.verdicts.errors import SetHasJudged

_FIRST_LINE = Where(line=1)  # where the text names the set


def read_upload(path: Path) -> tuple[SetText, Checked]:
    """Read a template as the text of a set, and check that it may become law.

    Raises:
        TemplateFaults: with every fault at its cell, those of the law too.
        ObservationFault: the file cannot be opened, or not safely.
    """
    text = set_text(path)
    try:
        return text, check_set(text.text, file=text.file)
    except LawFaults as error:
        raise placed_faults(text, error) from None
    except SetHasJudged as error:
        placed = text.placed([SetHasJudged(where=_FIRST_LINE, **error.data)])
        raise TemplateFaults(placed, where=Where(file=text.file)) from None

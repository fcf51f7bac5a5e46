"""What the form sends (nội dung biểu gửi lên): JSON by its own script, the usual fields by a browser without it.

Reading a hundred fields one by one out of an encoded form takes as long as judging them; JSON is read at once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from django.http import HttpRequest

from chungsuc.entry.errors import FormUnreadable

# Half a character, which JSON can write, and the character of the number 0: no database keeps them.
_NO_TEXT = re.compile("[\0\ud800-\udfff]")


def posted(request: HttpRequest) -> Mapping[str, str]:
    """Give the fields of the form by name.

    Raises:
        FormUnreadable: it says it is JSON, and is not one object of texts; or a text holds what no text may hold.
    """
    fields = _from_json(request.body) if request.content_type == "application/json" else request.POST.dict()
    stray = _NO_TEXT.search("".join(fields.values()))
    if stray is not None:
        raise FormUnreadable(reason=f"U+{ord(stray[0]):04X}")
    return fields


def _from_json(body: bytes) -> dict[str, str]:
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise FormUnreadable(reason=error) from error
    if not isinstance(fields, dict) or not all(isinstance(text, str) for text in fields.values()):
        raise FormUnreadable(reason="JSON")
    return fields

"""Law as YAML text of ``law/FORMAT.md``: what an office takes away, and what it enters on screen becomes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import yaml

from chungsuc.law.export import set_as_plain
from chungsuc.law.tree import CriteriaSet

_TAG = "tag:yaml.org,2002:"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class _Dumper(yaml.SafeDumper):
    """Lists of words on one line, days and numbers without quotes, no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    # The key “no” is YAML's old word for false: the law files write it plain, and so do we.
    kind = "bool" if value == "no" else "timestamp" if _DAY.fullmatch(value) else "str"
    return dumper.represent_scalar(_TAG + kind, value)


def _number(dumper: yaml.SafeDumper, value: Decimal | float) -> yaml.Node:
    said = format(Decimal(repr(value)) if isinstance(value, float) else value, "f")
    return dumper.represent_scalar(_TAG + ("float" if "." in said else "int"), said)


def _listing(dumper: yaml.SafeDumper, value: list[Any]) -> yaml.Node:
    flow = all(not isinstance(item, dict | list) for item in value)
    return dumper.represent_sequence(_TAG + "seq", value, flow_style=flow)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Decimal, _number)
_Dumper.add_representer(float, _number)
_Dumper.add_representer(list, _listing)
_Dumper.add_representer(date, lambda dumper, day: dumper.represent_scalar(_TAG + "timestamp", day.isoformat()))


def as_yaml(plain: Mapping[str, Any]) -> str:
    """Write plain values in the form of the law files, keys in the order given."""
    return yaml.dump(dict(plain), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)


def set_as_yaml(law: CriteriaSet) -> str:
    """Write a set as YAML; it loads as an equal set."""
    return as_yaml(set_as_plain(law))

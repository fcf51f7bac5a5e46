"""Write docs/rules-status.md: which rules of recognition were read, remembered, or are not known.

Run as `.venv/bin/python script/rules_status.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from chungsuc.site.start import start

start()

from chungsuc.rules.reading import RuleFile, ShippedRule  # noqa: E402 — models need Django
from chungsuc.rules.rule import Confidence  # noqa: E402
from chungsuc.rules.shipped import shipped_rules  # noqa: E402
from chungsuc.rules.words import SUBJECTS, TITLES  # noqa: E402

PAGE = Path(__file__).parents[1] / "docs" / "rules-status.md"
HEAD = """# What of the rules of recognition we know

Made by `script/rules_status.py` from `src/chungsuc/rules/data`; do not edit.

**No rule was held against its decree: all of them ship as "chưa đối chiếu".** The decrees' full texts could not be
had. A rule that is not verified never stops a step: it warns, and a person goes on by giving a reason. A rule that is
not known is said to be so, and stops nothing. An office enters or confirms rules on the page *Quy định về công nhận*
(`/quy-dinh/`).

- *read*: seen in a page that quotes the decree, named as its source; never the decree itself;
- *from memory*: recollected, not checked anywhere;
- *unknown*: asked for by the system, and not known.
"""
_PARTS = (
    (Confidence.READ, "Read in pages, not verified"),
    (Confidence.MEMORY, "From memory, not verified"),
    (Confidence.UNKNOWN, "Unknown"),
)


def page() -> str:
    """Give the whole page as Markdown."""
    lines = [HEAD, "| period | rules | read | from memory | unknown | verified |", "|---|---:|---:|---:|---:|---:|"]
    lines += [_summary(period) for period in shipped_rules()]
    for period in shipped_rules():
        lines += _details(period)
    return "\n".join(lines) + "\n"


def _summary(period: RuleFile) -> str:
    counts = [sum(one.rule.confidence is part for one in period.rules) for part, _ in _PARTS]
    verified = sum(one.rule.verified for one in period.rules)
    return "| " + " | ".join(map(str, (period.period, len(period.rules), *counts, verified))) + " |"


def _details(period: RuleFile) -> Iterator[str]:
    until = f" until before {period.until}" if period.until else " on"
    yield f"\n## {period.period}\n"
    yield f"From {period.since}{until}. {period.note}"
    for part, heading in _PARTS:
        rules = [one for one in period.rules if one.rule.confidence is part]
        if rules:
            yield f"\n### {heading}\n"
            yield from (_line(one) for one in rules)


def _line(one: ShippedRule) -> str:
    rule = one.rule
    said = ""
    if rule.items is not None:
        said = ": " + "; ".join(item.vi for item in rule.items)
    elif rule.value is not None:
        said = f": {rule.said('en')}"
    rests = "; ".join(part for part in (rule.decree if rule.known else "", rule.source, rule.note) if part)
    return f"- `{rule.key}` ({_whom(one)}){said}." + (f" *{rests}*" if rests else "")


def _whom(one: ShippedRule) -> str:
    subjects = ", ".join(SUBJECTS[subject][1] for subject in sorted(one.subjects)) or "all"
    titles = ", ".join(TITLES[title][1] for title in sorted(one.titles))
    return f"{subjects}: {titles}" if titles else subjects


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

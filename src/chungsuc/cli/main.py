"""``chungsuc``: the command line. Each noun is a module with its own ``app`` or command."""

from __future__ import annotations

import importlib
import io
import sys

import typer

from chungsuc.errors import ChungSucError

app = typer.Typer(
    name="chungsuc",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.callback()
def chungsuc() -> None:
    """Chung Sức: chạy, theo dõi và chứng minh Chương trình nông thôn mới của một tỉnh."""
    # With a callback, one registered noun stays a noun: typer would make a lone command the whole program.


# Only the noun that is asked for is imported: `law` must not wait for Django, nor `units` for DuckDB.
NOUNS = {
    "law": "chungsuc.cli.law",
    "units": "chungsuc.cli.units",
    "observations": "chungsuc.cli.observations",
    "judge": "chungsuc.cli.judge",
    "explain": "chungsuc.cli.explain",
    "verdicts": "chungsuc.cli.verdicts",
    "report": "chungsuc.cli.report",
    "people": "chungsuc.cli.people",
    "plans": "chungsuc.cli.plans",
    "figures": "chungsuc.cli.figures",
    "maps": "chungsuc.cli.maps",
    "check": "chungsuc.cli.check",
    "demo": "chungsuc.cli.demo",
    "workbook": "chungsuc.cli.workbook",
    "entry": "chungsuc.cli.entry",
    "rules": "chungsuc.cli.rules",
    "serve": "chungsuc.cli.serve",
}


def _write_vietnamese() -> None:
    """Write UTF-8 wherever the output goes: a pipe on Windows, or a bare locale, would choke on diacritics."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def main() -> None:
    """Run the command line; a fault of ours is printed in both languages and ends with code 2."""
    _write_vietnamese()
    wanted = next((word for word in sys.argv[1:] if word in NOUNS), None)
    for noun, module in NOUNS.items():
        if wanted is None or noun == wanted:
            importlib.import_module(module).register(app)
    try:
        app()
    except ChungSucError as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from None

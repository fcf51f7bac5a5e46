"""What the backends share: the protocol, and a panel's columns brought to what the law asks for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from sqlglot import exp

from chungsuc.engine.columns import DAY, UNIT, Code, ColumnType, panel_columns
from chungsuc.engine.panel import Detail
from chungsuc.engine.panel_errors import FactNoCode, FactNotFinite, PanelColumnsMissing, PanelColumnType
from chungsuc.engine.sql_nodes import UNKNOWN, attested, column, known, null
from chungsuc.errors import Where
from chungsuc.law.overlays import LawAtDate

Panel: TypeAlias = pa.Table | Path


class Backend(Protocol):
    """An engine that judges a panel."""

    def judge_panel(self, law: LawAtDate, panel: Panel, *, detail: Detail = Detail.PARTS) -> pa.Table:
        """Judge every row of a panel, an Arrow table or a Parquet file, by one law.

        The result has a row for each row of the panel, in no promised order; its columns are those of
        ``engine.panel``. A fact or trait column that the panel lacks is unknown everywhere.

        Raises:
            PanelColumnsMissing: the panel has no ``unit`` or no ``day``.
            PanelColumnType: a column has a type that cannot be what the law asks for.
            FactNotFinite: a fact is NaN or infinite (a Parquet file is trusted here: ``build_panel`` writes none).
            FactNoCode: an attested fact has a code that is none (a Parquet file is trusted here too).
            EngineRefused: the engine failed.
        """
        ...


ARROW_TYPES = {
    ColumnType.TEXT: pa.string(),
    ColumnType.BOOLEAN: pa.bool_(),
    ColumnType.CODE: pa.int8(),
    ColumnType.INTEGER: pa.int32(),
    ColumnType.DOUBLE: pa.float64(),
}


def _fits(kind: ColumnType, found: pa.DataType) -> bool:
    if pa.types.is_null(found):
        return True
    if pa.types.is_dictionary(found):
        found = found.value_type
    match kind:
        case ColumnType.TEXT:
            return bool(pa.types.is_string(found) or pa.types.is_large_string(found) or pa.types.is_string_view(found))
        case ColumnType.BOOLEAN:
            return bool(pa.types.is_boolean(found))
        case ColumnType.CODE:
            return bool(pa.types.is_boolean(found) or pa.types.is_int8(found))
        case ColumnType.INTEGER:
            return bool(pa.types.is_integer(found))
        case ColumnType.DOUBLE:
            return bool(pa.types.is_floating(found) or pa.types.is_integer(found) or pa.types.is_decimal(found))


def refuse_not_finite(rows: pa.Table, present: Iterable[str]) -> None:
    """Refuse NaN and infinities: to SQL they are large numbers, and every "at least" would be met.

    Raises:
        FactNotFinite: a fact column holds one.
    """
    for name in present:
        values = rows.column(name)
        if pa.types.is_floating(values.type) and pc.any(pc.invert(pc.is_finite(values))).as_py():
            raise FactNotFinite(column=name)


def refuse_other_codes(rows: pa.Table, coded: Iterable[str]) -> None:
    """Refuse a code that no attested fact can have.

    Raises:
        FactNoCode: a column of codes holds another number than those of met, unmet and unknown.
    """
    known = pa.array([Code.UNMET, Code.UNKNOWN, Code.MET], pa.int8())
    for name in coded:
        values = rows.column(name)
        if pa.types.is_int8(values.type):
            odd = values.filter(pc.invert(pc.or_kleene(pc.is_in(values, known), pc.is_null(values))))
            if len(odd):
                raise FactNoCode(column=name, value=odd[0].as_py())


def check_panel(law: LawAtDate, schema: pa.Schema, *, file: str | None = None) -> dict[str, ColumnType]:
    """Give the columns of the law that the panel has, with the type each must be read as.

    Raises:
        PanelColumnsMissing, PanelColumnType: see ``Backend.judge_panel``.
    """
    where = Where(file=file)
    missing = [name for name in (UNIT, DAY) if name not in schema.names]
    if missing:
        raise PanelColumnsMissing(where=where, missing=", ".join(missing))
    if not pa.types.is_date(schema.field(DAY).type):
        raise PanelColumnType(where=where, column=DAY, found=schema.field(DAY).type, wanted="DATE")
    present = {name: kind for name, kind in panel_columns(law).items() if name in schema.names}
    for name, kind in present.items():
        found = schema.field(name).type
        if not _fits(kind, found):
            raise PanelColumnType(where=where, column=name, found=found, wanted=kind)
    return present


def source_for(law: LawAtDate, schema: pa.Schema, table: exp.Expr) -> exp.Expr:
    """Give the table of a Parquet file itself when it is just as the law asks, else a subquery that makes it so.

    A missing fact becomes unknown, an attestation in booleans a code, and a fact of another type than its column's
    (an integer where the law compares) is cast.
    """
    wanted = panel_columns(law)
    columns: list[exp.Expr] = [column(UNIT), column(DAY)]
    as_it_is = True
    for name, kind in wanted.items():
        found = schema.field(name) if name in schema.names else None
        if found is not None and _as_asked(kind, found):
            columns.append(column(name))
            continue
        as_it_is = False
        columns.append(exp.alias_(_brought_to(name, kind, found), name, quoted=True))
    return table if as_it_is else exp.select(*columns).from_(table).subquery("given")


def _as_asked(kind: ColumnType, found: pa.Field) -> bool:
    """True when the column may be read as it is: a code is never NULL, and the file must promise that."""
    return bool(found.type == ARROW_TYPES[kind] and not (kind is ColumnType.CODE and found.nullable))


def _brought_to(name: str, kind: ColumnType, found: pa.Field | None) -> exp.Expr:
    if kind is not ColumnType.CODE:
        return null(kind) if found is None else exp.cast(column(name), kind)
    if found is None or pa.types.is_null(found.type):
        return UNKNOWN.copy()
    return attested(column(name)) if pa.types.is_boolean(found.type) else known(column(name))


def _coded(given: pa.ChunkedArray) -> pa.ChunkedArray:
    """Turn what somebody attested into codes; a column of codes only loses its NULLs."""
    if pa.types.is_boolean(given.type):
        given = pc.if_else(given, pa.scalar(Code.MET, pa.int8()), pa.scalar(Code.UNMET, pa.int8()))
    return pc.fill_null(given.cast(pa.int8()), pa.scalar(Code.UNKNOWN, pa.int8()))


def schema_of(panel: Panel) -> pa.Schema:
    """Read the columns of a panel without reading its rows."""
    return panel.schema if isinstance(panel, pa.Table) else pq.read_schema(panel)


def table_of(law: LawAtDate, panel: Panel) -> pa.Table:
    """Read of a panel what the law asks for, as an Arrow table.

    Raises:
        PanelColumnsMissing, PanelColumnType, FactNotFinite, FactNoCode: see ``Backend.judge_panel``.
    """
    schema = schema_of(panel)
    present = check_panel(law, schema, file=str(panel) if isinstance(panel, Path) else None)
    names = [UNIT, DAY, *present]
    rows = panel.select(names) if isinstance(panel, pa.Table) else pq.read_table(panel, columns=names)
    refuse_not_finite(rows, present)
    refuse_other_codes(rows, [name for name, kind in present.items() if kind is ColumnType.CODE])
    return rows


def fitted(law: LawAtDate, rows: pa.Table) -> pa.Table:
    """Bring an Arrow table to exactly the columns of the law, in the law's order; a missing one is unknown."""
    columns = {UNIT: rows.column(UNIT).cast(pa.string()), DAY: rows.column(DAY).cast(pa.date32())}
    for name, kind in panel_columns(law).items():
        given = rows.column(name) if name in rows.column_names else pa.nulls(rows.num_rows, ARROW_TYPES[kind])
        columns[name] = _coded(given) if kind is ColumnType.CODE else given.cast(ARROW_TYPES[kind])
    return pa.table(columns)

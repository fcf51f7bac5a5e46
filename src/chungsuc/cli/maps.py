"""``chungsuc maps``: boundaries in, maps out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from chungsuc.maps.actions import Loaded

maps = typer.Typer(help="Bản đồ: nạp ranh giới, vẽ / maps: load boundaries, draw.", no_args_is_help=True)
DAYS = ["%Y-%m-%d", "%d/%m/%Y"]
NAMED = 12  # units named in a line before it says how many more


def register(app: typer.Typer) -> None:
    app.add_typer(maps, name="maps")


@maps.command("load")
def load(
    file: Annotated[
        Path | None, typer.Argument(metavar="[TỆP]", help="GeoJSON; không ghi thì nạp bản đồ đi kèm / a file.")
    ] = None,
    as_of: Annotated[
        datetime | None, typer.Option("--as-of", formats=DAYS, help="Bản đồ vẽ đơn vị của ngày / day of the map.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option("--until", formats=DAYS, help="Đúng đến trước ngày / right until before.")
    ] = None,
    key: Annotated[str, typer.Option("--key", help="Tên ngắn của bản đồ; mặc định tên tệp / short name.")] = "",
    source: Annotated[str, typer.Option("--source", help="Nguồn, in trên mọi bản đồ / source, printed.")] = "",
    licence: Annotated[str, typer.Option("--licence", help="Giấy phép / licence.")] = "",
) -> None:
    """Nạp ranh giới xã, gắn với đơn vị theo mã; nạp lại không ghi gì thêm / load boundaries of communes."""
    from chungsuc.site.start import ready_database

    ready_database()
    from chungsuc.accounts.authority import OPERATOR
    from chungsuc.accounts.trail import Actor, acting
    from chungsuc.maps.actions import load_map
    from chungsuc.maps.shipped import load_shipped
    from chungsuc.maps.source import read_file

    said = {
        "valid_from": as_of and as_of.date().isoformat(), "valid_until": until and until.date().isoformat(),
        "key": key, "source_vi": source, "source_en": source, "licence": licence,
    }  # fmt: skip
    with acting(Actor("chungsuc maps load")):
        if file is None:
            loaded = load_shipped()
        else:
            loaded = [load_map(OPERATOR, read_file(file, {name: one for name, one in said.items() if one}))]
    for one in loaded:
        _say(one)


def _say(one: Loaded) -> None:
    there = "" if one.fresh else " (đã có sẵn / already there)"
    print(f"{one.map.key}: {one.stored} ranh giới / boundaries{there}")
    if one.unmatched:
        print(f"  ! không khớp đơn vị nào / no such unit: {_few([f'{f.code} {f.name}' for f in one.unmatched])}")
    if one.without:
        print(f"  ! chưa có ranh giới / without: {_few([f'{u.full_name} ({u.code})' for u in one.without])}")


def _few(names: list[str]) -> str:
    left = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" … +{left}" if left > 0 else "")


@maps.command("draw")
def draw(
    out: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp .svg, .png hoặc .geojson / file to write.")],
    theme: Annotated[str, typer.Option("--theme", help="danh-hieu, so-tieu-chi, tieu-chi, thay-doi.")] = "danh-hieu",
    no: Annotated[str, typer.Option("--no", help="Số tiêu chí, chỉ tiêu của chủ đề tieu-chi / which one.")] = "",
    as_of: Annotated[
        datetime | None, typer.Option("--as-of", formats=DAYS, help="Ngày; mặc định ngày cuối có số liệu / day.")
    ] = None,
    since: Annotated[
        datetime | None, typer.Option("--since", formats=DAYS, help="So với ngày (thay-doi) / compared with.")
    ] = None,
    unit: Annotated[str, typer.Option("--unit", help="Phạm vi: tỉnh hoặc huyện / scope.")] = "",
    set_id: Annotated[str, typer.Option("--set", help="Bộ tiêu chí / criteria set.")] = "",
    width: Annotated[int, typer.Option("--width", min=480, max=4000, help="Chiều rộng, điểm ảnh / width.")] = 900,
    english: Annotated[bool, typer.Option("--en", help="Chữ tiếng Anh / in English.")] = False,
) -> None:
    """Vẽ bản đồ ra tệp SVG, PNG, GeoJSON / draw a map into a file."""
    kind = out.suffix.lower()
    if kind not in {".svg", ".png", ".geojson"}:
        raise typer.BadParameter(".svg, .png, .geojson", param_hint="TỆP")
    from chungsuc.site.start import ready_database

    ready_database()
    from django.conf import settings
    from django.utils import timezone

    from chungsuc.figures.figure import Asked
    from chungsuc.maps.drawing.data import geojson
    from chungsuc.maps.picture import map_png, map_svg
    from chungsuc.maps.themes import map_view, theme_of
    from chungsuc.maps.values import with_values
    from chungsuc.observations.models import Observation
    from chungsuc.units.queries import find_unit

    last = Observation.objects.order_by("-as_of").values_list("as_of", flat=True).first()
    day = as_of.date() if as_of else (last or timezone.localdate())
    scope = find_unit(unit or settings.CHUNGSUC_PROVINCE, day, level=None if unit else "province")
    asked = Asked(scope, day, set_id, since=since.date() if since else None)
    view = map_view(asked, theme_of(theme), no=no, language="en" if english else "vi")
    if kind == ".png":
        out.write_bytes(map_png(view, width))
    elif kind == ".svg":
        out.write_text(map_svg(view, width), encoding="utf-8")
    else:
        out.write_text(geojson(with_values(view, asked)), encoding="utf-8")
    print(f"{out}: {view.title}. {view.said}")
    for area in view.missing:
        print(f"  ! chưa có ranh giới / without a boundary: {area.name} ({area.code}): {area.says}")

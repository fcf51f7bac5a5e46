"""Make the boundaries that ship with the software out of the maps as they came (ranh giới đi kèm).

``python script/boundaries.py FOLDER`` reads ``thai-nguyen-communes-2023.geojson`` and ``thai-nguyen-communes.geojson``
from a folder. Once done; run again only when the maps change. Coordinates are rounded to 4 decimals (about 11 m; the
maps themselves are simplified to about 40 m): neighbours round alike, so that no gap opens. What a map is, where it
came from and what it is not good for goes into the file itself.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from chungsuc.maps.drawing.pole import pole

TARGET = Path(__file__).parents[1] / "src" / "chungsuc" / "maps" / "data"
PLACES = 4
PUBLISHER = "Nhà xuất bản Tài nguyên - Môi trường và Bản đồ Việt Nam (sapnhap.bando.com.vn)"
NEW = "Copyright (c) 2021 Thang Le Quoc"
OLD = "Copyright (c) Marc Choisy"
MAPS: dict[str, dict[str, Any]] = {
    "thai-nguyen-communes-2023.geojson": {
        "key": "thai-nguyen-2023",
        "valid_from": "2023-04-10",
        "valid_until": "2024-12-01",
        "credit": [NEW, OLD],
        "licence": "MIT",
        "source_vi": f"{PUBLISHER}, bản đồ tham khảo, qua thanglequoc/vietnamese-provinces-database v4.2; "
        "đường trong lòng xã mới: choisy/vietnam63.",
        "source_en": f"{PUBLISHER}, reference map, through thanglequoc/vietnamese-provinces-database v4.2; "
        "lines inside a new commune: choisy/vietnam63.",
        "limits_vi": "Ranh giới dựng lại, chỉ để minh họa: đường trong lòng một xã mới sai 100–300 m và không có các "
        "điều chỉnh sau khoảng năm 2013; không dùng để đo đạc hay làm căn cứ pháp lý.",
        "limits_en": "Reconstructed, for display only: lines inside a new commune are indicative, 100–300 m, and do "
        "not show adjustments after about 2013; not for measuring or for legal use.",
        "licence_vi": "Giấy phép MIT là của người đăng lại; nơi gốc không thấy ghi giấy phép.",
        "licence_en": "The MIT grant is the re-publisher's; no licence was seen where the map came from.",
    },
    "thai-nguyen-communes.geojson": {
        "key": "thai-nguyen-2025",
        "valid_from": "2025-07-01",
        "valid_until": None,
        "credit": [NEW],
        "licence": "MIT",
        "source_vi": f"{PUBLISHER}, bản đồ tham khảo, qua thanglequoc/vietnamese-provinces-database v4.2.",
        "source_en": f"{PUBLISHER}, reference map, through thanglequoc/vietnamese-provinces-database v4.2.",
        "limits_vi": "Bản đồ tham khảo, đã giản lược khoảng 40 m; không dùng để đo đạc hay làm căn cứ pháp lý.",
        "limits_en": "A reference map, simplified to about 40 m; not for measuring or for legal use.",
        "licence_vi": "Giấy phép MIT là của người đăng lại; nơi gốc không thấy ghi giấy phép.",
        "licence_en": "The MIT grant is the re-publisher's; no licence was seen where the map came from.",
    },
}


def ring(points: list[list[float]]) -> list[list[float]]:
    """Round a ring; points that fall together become one, a ring stays closed."""
    rounded = [[round(x, PLACES), round(y, PLACES)] for x, y in points]
    kept = [point for i, point in enumerate(rounded) if i == 0 or point != rounded[i - 1]]
    assert len(kept) >= 4, "a ring has vanished"
    assert kept[0] == kept[-1], "a ring is open"
    return kept


def feature(one: dict[str, Any]) -> dict[str, Any]:
    geometry = one["geometry"]
    if geometry["type"] == "Polygon":
        coordinates: Any = [ring(points) for points in geometry["coordinates"]]
    else:
        coordinates = [[ring(points) for points in polygon] for polygon in geometry["coordinates"]]
    kept = {name: one["properties"][name] for name in ("code", "name", "type")}
    largest = coordinates if geometry["type"] == "Polygon" else max(coordinates, key=lambda rings: len(rings[0]))
    kept["label"] = pole(largest)
    return {
        "type": "Feature",
        "properties": kept,
        "geometry": {"type": geometry["type"], "coordinates": coordinates},
    }


def main(folder: Path) -> None:
    for name, about in MAPS.items():
        read = json.loads((folder / name).read_text(encoding="utf-8"))
        features = [feature(one) for one in sorted(read["features"], key=lambda one: one["properties"]["code"])]
        lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in features)
        head = json.dumps(about, ensure_ascii=False)
        target = TARGET / f"{about['key']}.geojson"
        target.write_text(
            f'{{"type":"FeatureCollection","chungsuc":{head},"features":[\n{lines}\n]}}\n', encoding="utf-8"
        )
        print(f"{target.name}: {len(features)} communes, {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Make the fonts of screen and charts: Be Vietnam Pro cut to Latin and Vietnamese. Run when the face changes.

As WOFF2 for browsers, as TTF for what draws charts: the same glyphs, so that a chart looks alike on screen and paper.

    uv pip install fontpkg-be-vietnam-pro==1.2.0 fonttools==4.68.0 brotli
    python script/screen_fonts.py

What it writes is committed (``desk/static/desk/fonts``, ``charts/fonts``), so that nothing of it
is needed at run time.
"""

from __future__ import annotations

from pathlib import Path

import fontpkg_be_vietnam_pro
from fontTools import subset

FACES = ("Regular", "SemiBold")
ROOT = Path(__file__).resolve().parents[1] / "src" / "chungsuc"
KINDS = {"woff2": ROOT / "desk" / "static" / "desk" / "fonts", "ttf": ROOT / "charts" / "fonts"}
WHEEL = Path(fontpkg_be_vietnam_pro.__file__).parent

# Latin, Vietnamese with all its tones, and the signs the pages write: dashes, quotes, ≤ ≥ ≠ − × ₫ ✓ ✕ → ▾.
RANGES = (
    (0x20, 0x7E), (0xA0, 0xFF), (0x102, 0x103), (0x110, 0x111), (0x128, 0x129), (0x168, 0x169), (0x1A0, 0x1A1),
    (0x1AF, 0x1B0), (0x300, 0x303), (0x309, 0x309), (0x323, 0x323), (0x1EA0, 0x1EF9), (0x2010, 0x2015),
    (0x2018, 0x201E), (0x2022, 0x2022), (0x2026, 0x2026), (0x2030, 0x2030), (0x20AB, 0x20AB), (0x2190, 0x2193),
    (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265), (0x25B4, 0x25BE), (0x2713, 0x2717),
)  # fmt: skip
FEATURES = ["ccmp", "locl", "mark", "mkmk", "kern", "liga", "tnum", "lnum", "case"]


def main() -> None:
    for kind, folder in KINDS.items():
        folder.mkdir(parents=True, exist_ok=True)
        for face in FACES:
            cut(face, kind, folder)
        (folder / "OFL.txt").write_text((WHEEL / "LICENSE").read_text(encoding="utf-8"), encoding="utf-8")


def cut(face: str, kind: str, folder: Path) -> None:
    options = subset.Options()
    options.flavor = "woff2" if kind == "woff2" else None
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.notdef_outline = True
    font = subset.load_font(str(WHEEL / "files" / f"BeVietnamPro-{face}.ttf"), options)
    # The same file every time: the day of the making is no part of the face.
    font.recalcTimestamp = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[point for first, last in RANGES for point in range(first, last + 1)])
    cutter.subset(font)
    target = folder / f"be-vietnam-pro-{face.lower()}.{kind}"
    subset.save_font(font, str(target), options)
    print(f"{target.name}: {target.stat().st_size:,} bytes, {len(font.getBestCmap())} characters")


if __name__ == "__main__":
    main()

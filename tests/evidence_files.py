"""Real files of every kind, made for the tests; and hostile ones."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pillow_heif
import xlsxwriter
from PIL import Image
from pypdf import PdfWriter

OFFICE = "http://schemas.openxmlformats.org/"
APPLICATION = "application/vnd.openxmlformats-officedocument."
GPS, ORIENTATION, ARTIST = 0x8825, 0x0112, 0x013B


def picture(width: int = 60, height: int = 40, colour: str = "green") -> Image.Image:
    """Give a picture whose left half is red."""
    image = Image.new("RGB", (width, height), colour)
    image.paste("red", (0, 0, width // 2, height))
    return image


def jpeg(image: Image.Image | None = None, *, orientation: int = 1, colour: str = "green") -> bytes:
    """Give a JPEG with the traces of a phone: who, where, how it was held."""
    out, exif = BytesIO(), Image.Exif()
    exif[ORIENTATION], exif[ARTIST] = orientation, "Nguyen Van A"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (21.0, 50.0, 0.0)
    (image or picture(colour=colour)).save(out, "JPEG", exif=exif, comment=b"Nguyen Van A", quality=95)
    return out.getvalue()


def png(image: Image.Image | None = None) -> bytes:
    out = BytesIO()
    (image or picture()).save(out, "PNG")
    return out.getvalue()


def heic() -> bytes:
    out = BytesIO()
    pillow_heif.from_pillow(picture(64, 48)).save(out, quality=80)
    return out.getvalue()


def pdf(*, password: str = "", pages: int = 1) -> bytes:
    out, writer = BytesIO(), PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=200, height=200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def xlsx(*, text: str = "xóm 1", macro: bool = False) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet("Danh sách").write(0, 0, text)
    return with_parts(out.getvalue(), {"xl/vbaProject.bin": b"\x00"}) if macro else out.getvalue()


def docx(*, main: str = "wordprocessingml.document.main", extra: dict[str, bytes] | None = None) -> bytes:
    types = (
        f'<?xml version="1.0"?><Types xmlns="{OFFICE}package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{APPLICATION}{main}+xml"/>'
        "</Types>"
    )
    parts = {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": rels(("officeDocument", "word/document.xml", "")),
        "word/document.xml": f'<w:document xmlns:w="{OFFICE}wordprocessingml/2006/main"/>'.encode(),
        **(extra or {}),
    }
    return packed(parts)


def rels(*links: tuple[str, str, str]) -> bytes:
    """Give the list of what a part refers to: kind, target, mode."""
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}officeDocument/2006/relationships/{kind}" Target="{target}"'
        + (f' TargetMode="{mode}"/>' if mode else "/>")
        for n, (kind, target, mode) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{OFFICE}package/2006/relationships">{rows}</Relationships>'.encode()


def packed(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def with_parts(package: bytes, parts: dict[str, bytes]) -> bytes:
    out = BytesIO(package)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as opened:
        for name, data in parts.items():
            opened.writestr(name, data)
    return out.getvalue()


def huge_png() -> bytes:
    """Give a PNG of some kilobytes that says it has 100 million pixels."""
    return png(Image.new("1", (10_000, 10_000)))


ALL = {"pdf": pdf, "jpeg": jpeg, "png": png, "heic": heic, "docx": docx, "xlsx": xlsx}

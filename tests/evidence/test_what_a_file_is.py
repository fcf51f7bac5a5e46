"""Promises about reading uploads: the content decides, real files go in, hostile ones are refused with a reason."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest
from PIL import Image

import evidence_files as files
from chungsuc.evidence import errors
from chungsuc.evidence.kinds import Kind
from chungsuc.evidence.names import safe_name
from chungsuc.evidence.pictures import THUMBNAIL, thumbnail_of
from chungsuc.evidence.sniff import Limits, sniff

HTML = b"<!doctype html><script>alert(1)</script>"


def refusal(data: bytes, name: str = "bien-ban.pdf", limits: Limits | None = None) -> errors.EvidenceError:
    """Give the refusal of a file, after seeing that it says its place and is filled in both languages."""
    with pytest.raises(errors.EvidenceError) as caught:
        sniff(name, data, limits or Limits())
    fault = caught.value
    assert fault.code.startswith("CS-EVI-1")
    assert name in fault.text("vi")
    assert name in fault.text("en")
    assert "{" not in fault.text("vi") + fault.text("en")
    return fault


@pytest.mark.parametrize("kind", list(Kind))
def test_a_real_file_of_every_kind_is_taken(kind: Kind) -> None:
    assert sniff("a", files.ALL[kind.value]()).kind is kind


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("name", ["x.pdf", "x.exe", "x", "x.pdf.html"])
def test_the_name_decides_nothing(kind: Kind, name: str) -> None:
    assert sniff(name, files.ALL[kind.value]()).kind is kind


@pytest.mark.parametrize("kind", list(Kind))
def test_a_file_cut_off_on_the_way_is_refused(kind: Kind) -> None:
    whole = files.jpeg(files.picture(800, 600)) if kind is Kind.JPEG else files.ALL[kind.value]()
    assert isinstance(refusal(whole[: len(whole) * 2 // 3]), errors.FileDamaged)


@pytest.mark.parametrize(
    ("data", "seems"),
    [
        (HTML, "trang web"),
        (b"\xef\xbb\xbf \n<html><body>", "trang web"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b"MZ" + bytes(400), "chương trình"),
        (b"\x7fELF" + bytes(400), "chương trình"),
        (b"#!/bin/sh\nrm -rf /", "tệp lệnh"),
        (b"GIF89a" + bytes(50), "GIF"),
        (files.packed({"a.txt": b"a"}), "ZIP"),
        (files.docx(main="presentationml.presentation.main"), "PowerPoint"),
        (b"Bien ban hop xom", "không nhận ra"),
    ],
)
def test_what_is_not_taken_is_named_for_what_it_is(data: bytes, seems: str) -> None:
    fault = refusal(data)
    assert isinstance(fault, errors.KindNotAccepted)
    assert seems in fault.text("vi")


@pytest.mark.parametrize("head", [b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\nstartxref\n5\n%%EOF\n", b"%PDF-"])
def test_a_web_page_dressed_as_pdf_is_refused(head: bytes) -> None:
    page = HTML * 200
    assert isinstance(refusal(head + page), errors.FileDamaged)


def test_a_web_page_dressed_as_a_picture_is_refused() -> None:
    assert isinstance(refusal(b"\xff\xd8\xff\xe0" + HTML), errors.FileDamaged)
    assert isinstance(refusal(b"\x89PNG\r\n\x1a\n" + HTML), errors.FileDamaged)


def test_an_empty_file_and_one_too_large_are_refused() -> None:
    assert isinstance(refusal(b""), errors.FileEmpty)
    assert isinstance(refusal(files.pdf() + bytes(3_000_000), limits=Limits(bytes=2_000_000)), errors.FileTooLarge)


@pytest.mark.parametrize("password", ["bi mat"])
def test_an_encrypted_pdf_is_refused(password: str) -> None:
    assert isinstance(refusal(files.pdf(password=password)), errors.FileEncrypted)


def test_an_office_file_with_a_password_is_told_from_one_of_an_old_format() -> None:
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    assert isinstance(refusal(container + "EncryptedPackage".encode("utf-16-le") + bytes(50)), errors.FileEncrypted)
    assert isinstance(refusal(container + b"\xec\xa5\xc1\x00" + bytes(50)), errors.OldOfficeFormat)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    bomb = files.huge_png()
    assert len(bomb) < 100_000
    assert isinstance(refusal(bomb), errors.PictureTooLarge)


def test_a_picture_that_lies_about_billions_of_pixels_is_refused() -> None:
    data = bytearray(files.png())
    data[16:24] = struct.pack(">II", 60_000, 60_000)
    assert isinstance(refusal(bytes(data)), errors.PictureTooLarge | errors.FileDamaged)


# ── Office files ─────────────────────────────────────────────────────────────────────────────────────


def test_a_zip_bomb_is_refused_without_being_unpacked() -> None:
    bomb = files.docx(extra={"word/media/a.bin": bytes(50_000_000)})
    assert len(bomb) < 100_000
    assert isinstance(refusal(bomb), errors.UnpacksTooLarge)


def test_an_office_file_of_too_many_parts_or_too_much_in_all_is_refused() -> None:
    many = files.docx(extra={f"word/media/{n}.txt": b"" for n in range(50)})
    assert isinstance(refusal(many, limits=Limits(members=40)), errors.UnpacksTooLarge)
    large = files.docx(extra={f"word/{n}.txt": bytes(900_000) for n in range(5)})
    assert isinstance(refusal(large, limits=Limits(unpacked=4_000_000)), errors.UnpacksTooLarge)


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    bomb = bytearray(files.docx(extra={"word/media/a.bin": bytes(5_000_000)}))
    with zipfile.ZipFile(BytesIO(bomb)) as package:
        offset = package.getinfo("word/media/a.bin").header_offset
    central = bomb.rindex(b"PK\x01\x02")
    bomb[offset + 22 : offset + 26] = bomb[central + 24 : central + 28] = struct.pack("<I", 1000)
    assert isinstance(refusal(bytes(bomb)), errors.FileDamaged)


def test_parts_that_overlap_are_refused() -> None:
    package = bytearray(files.docx(extra={"word/a.bin": bytes(range(256)) * 40, "word/b.bin": bytes(range(256)) * 40}))
    second = package.rindex(b"PK\x01\x02")
    first = package.rindex(b"PK\x01\x02", 0, second)
    package[second + 42 : second + 46] = package[first + 42 : first + 46]
    assert isinstance(refusal(bytes(package)), errors.FileDamaged | errors.UnpacksTooLarge)


@pytest.mark.parametrize(
    "data",
    [
        files.xlsx(macro=True),
        files.docx(extra={"word/vbaProject.bin": b"\x00"}),
        files.docx(main="wordprocessingml.document.macroEnabled.main"),
        files.docx(extra={"word/activeX/activeX1.bin": b"\x00"}),
        files.with_parts(files.xlsx(), {"xl/macrosheets/sheet1.xml": b"<a/>"}),
    ],
)
def test_code_inside_an_office_file_is_refused(data: bytes) -> None:
    assert isinstance(refusal(data), errors.HasMacros)


@pytest.mark.parametrize(
    "data",
    [
        files.with_parts(files.xlsx(), {"xl/externalLinks/externalLink1.xml": b"<a/>"}),
        files.with_parts(files.xlsx(), {"xl/connections.xml": b"<a/>"}),
        files.docx(
            extra={"word/_rels/settings.xml.rels": files.rels(("attachedTemplate", "http://x.vn/a.dotm", "External"))}
        ),
        files.docx(extra={"word/_rels/document.xml.rels": files.rels(("image", "http://x.vn/a.png", "External"))}),
    ],
)
def test_what_would_be_fetched_from_elsewhere_is_refused(data: bytes) -> None:
    assert isinstance(refusal(data), errors.HasExternalLinks)


def test_a_link_that_a_reader_may_click_is_no_reason_to_refuse() -> None:
    data = files.docx(
        extra={"word/_rels/document.xml.rels": files.rels(("hyperlink", "https://chinhphu.vn", "External"))}
    )
    assert sniff("a.docx", data).kind is Kind.DOCX


def test_entities_in_an_office_file_are_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    assert isinstance(refusal(files.docx(extra={"word/_rels/a.xml.rels": bomb})), errors.FileDamaged)


def test_an_office_file_with_a_password_on_its_parts_is_refused() -> None:
    data = bytearray(files.docx())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert isinstance(refusal(bytes(data)), errors.FileEncrypted)


# ── thumbnails ───────────────────────────────────────────────────────────────────────────────────────


def thumbnail(data: bytes) -> Image.Image:
    read = sniff("a", data)
    assert read.picture is not None
    return Image.open(BytesIO(thumbnail_of(read.picture)))


@pytest.mark.parametrize("data", [files.jpeg(files.picture(2000, 1000)), files.png(), files.heic()])
def test_a_picture_gets_a_small_jpeg(data: bytes) -> None:
    small = thumbnail(data)
    assert small.format == "JPEG"
    assert max(small.size) <= THUMBNAIL


def test_a_thumbnail_tells_neither_place_nor_person() -> None:
    data = files.jpeg(files.picture(900, 600))
    assert Image.open(BytesIO(data)).getexif().get_ifd(files.GPS)
    small = thumbnail(data)
    assert not small.getexif()
    assert not {"exif", "comment", "icc_profile"} & small.info.keys()


def test_a_thumbnail_stands_upright() -> None:
    # Orientation 6: the camera was held turned; the picture's left (red) side belongs on top.
    small = thumbnail(files.jpeg(files.picture(600, 400), orientation=6)).convert("RGB")
    assert small.height > small.width
    assert small.getpixel((small.width // 2, 5))[0] > 200
    assert small.getpixel((small.width // 2, small.height - 5))[0] < 60


def test_what_shows_through_becomes_white() -> None:
    small = thumbnail(files.png(Image.new("RGBA", (50, 50), (0, 0, 0, 0)))).convert("RGB")
    assert small.getpixel((25, 25)) == (255, 255, 255)


@pytest.mark.parametrize("kind", [Kind.PDF, Kind.DOCX, Kind.XLSX])
def test_a_document_gets_no_thumbnail_but_a_word(kind: Kind) -> None:
    assert sniff("a", files.ALL[kind.value]()).picture is None
    assert kind.about.word


# ── names ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Biên bản họp xóm 7.pdf", "Biên bản họp xóm 7.jpg"),
        ("C:\\anh\\..\\bien-ban.pdf", "bien-ban.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("a\u202egpj.exe", "agpj.jpg"),
        ("x\r\nSet-Cookie: a=b.jpg", "xSet-Cookie_ a=b.jpg"),
        ("", "minh-chung.jpg"),
        ("...", "minh-chung.jpg"),
        ("QĐ 12.2023", "QĐ 12.2023.jpg"),
        ("x" * 400 + ".jpg", "x" * 150 + ".jpg"),
    ],
)
def test_a_name_is_made_safe_and_ends_as_its_content_does(given: str, kept: str) -> None:
    assert safe_name(given, Kind.JPEG) == kept

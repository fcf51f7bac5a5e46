"""Pictures: the proof that one is a picture, and its thumbnail without any trace of who and where. Pure."""

from __future__ import annotations

from io import BytesIO

import pillow_heif
from PIL import Image, ImageOps

from chungsuc.evidence.errors import FileDamaged, PictureTooLarge
from chungsuc.evidence.kinds import Kind

THUMBNAIL = 320  # pixels of the longer side
_MILLION = 1_000_000


def is_heic(data: bytes) -> bool:
    """True for HEIF pictures of phones under whatever brand; AVIF is not among them."""
    return pillow_heif.get_file_mimetype(data[:4096]) in ("image/heic", "image/heif")


def open_picture(kind: Kind, data: bytes, most_pixels: int) -> Image.Image:
    """Decode a picture: the only proof that it is one, and whole.

    A JPEG is decoded at the size its thumbnail needs, which reads all of the file but fills little memory.

    Raises:
        FileDamaged: it cannot be decoded to its end.
        PictureTooLarge: it has more pixels than allowed; they are counted before anything is decoded.
    """
    try:
        return _heic(data, most_pixels) if kind is Kind.HEIC else _pillow(kind, data, most_pixels)
    except PictureTooLarge:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise PictureTooLarge(width="?", height="?", limit=most_pixels // _MILLION) from bomb
    except Exception as error:  # a decoder that meets hostile bytes may raise anything
        raise FileDamaged(word=kind.about.word) from error


def _pillow(kind: Kind, data: bytes, most_pixels: int) -> Image.Image:
    formats = [kind.name]
    with Image.open(BytesIO(data), formats=formats) as checked:
        _count(checked.size, most_pixels)
        checked.verify()
    image = Image.open(BytesIO(data), formats=formats)  # after verify() a picture must be opened again
    image.draft("RGB", (2 * THUMBNAIL, 2 * THUMBNAIL))
    image.load()
    return image


def _heic(data: bytes, most_pixels: int) -> Image.Image:
    file = pillow_heif.open_heif(data)
    _count(file.size, most_pixels)
    return file.to_pillow()


def _count(size: tuple[int, int], most: int) -> None:
    width, height = size
    if width * height > most:
        raise PictureTooLarge(width=width, height=height, limit=most // _MILLION)


def thumbnail_of(picture: Image.Image) -> bytes:
    """Give a small JPEG of a picture, upright, on white.

    Only pixels are copied into it: neither EXIF (place, time, device) nor comments nor profiles come along.
    """
    upright = _upright(picture)
    upright.thumbnail((THUMBNAIL, THUMBNAIL))
    layers = upright.convert("RGBA")
    clean = Image.new("RGB", layers.size, "white")
    clean.paste(layers, mask=layers.getchannel("A"))
    out = BytesIO()
    clean.save(out, "JPEG", quality=80, optimize=True)
    return out.getvalue()


def _upright(picture: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:  # notes of a camera that cannot be read are no reason to refuse its picture
        return picture.copy()

"""Make a drawing fit into a page: nothing inline, one picture to a screen reader, no name twice (làm sạch SVG)."""

from __future__ import annotations

from lxml import etree

SVG = "http://www.w3.org/2000/svg"
DROPPED = frozenset({"class", "role", "pointer-events", "aria-label", "aria-hidden", "aria-roledescription", "version"})


def cleaned(drawing: str, *, name: str, title: str, said: str) -> str:
    """Give a drawing as one image with title and description, without style, class or script.

    ``name`` begins every id in it, so that several drawings can stand on one page.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    root = etree.fromstring(drawing.encode("utf-8"), parser)
    for element in list(root.iter()):
        _bare(element)
    _renamed(root, name)
    for tag, text, at in (("title", title, 0), ("desc", said or title, 1)):
        words = etree.Element(f"{{{SVG}}}{tag}", id=f"{name}-{tag}")
        words.text = text
        root.insert(at, words)
    root.set("class", "chart")
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    etree.cleanup_namespaces(root)
    return str(etree.tostring(root, encoding="unicode"))


def _bare(element: etree._Element) -> None:
    for key in DROPPED & set(element.attrib):
        del element.attrib[key]
    style = element.attrib.pop("style", "")
    for part in str(style).split(";"):
        key, _, value = part.partition(":")
        if value.strip():
            element.set(key.strip(), value.strip())
    parent = element.getparent()
    empty = element.get("d") == "" or element.get("d") == "M0,0h0v0h0Z" or element.get("display") == "none"
    if parent is not None and (empty or element.tag in (f"{{{SVG}}}style", f"{{{SVG}}}script")):
        parent.remove(element)


def _renamed(root: etree._Element, name: str) -> None:
    names = {str(one.get("id")): f"{name}-{index}" for index, one in enumerate(root.iter()) if one.get("id")}
    if not names:
        return
    for element in root.iter():
        for key, value in list(element.attrib.items()):
            if key == "id":
                element.set(key, names[str(value)])
            elif "#" in str(value):
                for old, new in names.items():
                    value = str(value).replace(f"#{old})", f"#{new})")
                element.set(key, value)

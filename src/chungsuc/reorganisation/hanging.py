"""What has come to hang on the new units of an event since it was applied (điều đã dựa vào đơn vị mới)."""

from __future__ import annotations

from collections.abc import Iterator

from chungsuc.reorganisation.followers import FOLLOWERS
from chungsuc.reorganisation.following import Said
from chungsuc.reorganisation.models import Event
from chungsuc.reorganisation.writing import LINKS, UNITS, made
from chungsuc.units.models import Link, Unit

# Said by the model that points to a unit; one that nobody has named says what it is called in the code.
_WORDS = {
    "observation": Said("số liệu", "values"),
    "recognition": Said("quyết định công nhận", "recognitions"),
    "evidencelink": Said("minh chứng", "evidence"),
    "storedverdict": Said("kết quả đánh giá đã lưu", "stored verdicts"),
    "dossier": Said("hồ sơ", "dossiers"),
    "registration": Said("đăng ký", "registrations"),
    "submission": Said("phiếu nhập liệu", "entry forms"),
    "draft": Said("phiếu nháp", "drafts"),
    "upload": Said("biểu Excel đã tải lên", "uploaded forms"),
    "reviewline": Said("dòng của đợt xét lại đã lưu", "lines of recorded re-evaluations"),
    "task": Said("việc sau xét lại", "tasks after a re-evaluation"),
    "case": Said("việc xét thu hồi", "withdrawals"),
    "upheld": Said("lần ghi giữ danh hiệu", "titles upheld"),
    "plannedrecheck": Said("dòng trong danh sách rà soát", "lines of yearly lists"),
    "survey": Said("đợt lấy ý kiến", "surveys"),
}


def hanging_on(event: Event) -> list[Said]:
    """Name everything that keeps an event from being undone; empty when nothing does."""
    units = list(Unit.objects.filter(pk__in=made(event, UNITS)).order_by("code"))
    found = [*_later(event, units), *_pointing(event, units)]
    for follower in FOLLOWERS:
        found += follower.hanging(event, units)
    return found


def _later(event: Event, units: list[Unit]) -> Iterator[Said]:
    """Name new units that a later event has changed already."""
    changed = [unit.full_name for unit in units if unit.valid_until is not None]
    links = Link.objects.filter(old__in=[unit.pk for unit in units]).exclude(pk__in=made(event, LINKS))
    changed += [link.old.full_name for link in links.select_related("old").order_by("old__code")]
    names = list(dict.fromkeys(changed))
    if names:
        some = ", ".join(names[:5])
        yield Said(f"đợt sắp xếp sau trên {some}", f"a later event on {some}")


def _pointing(event: Event, units: list[Unit]) -> Iterator[Said]:
    """Name what points to a new unit: whatever room it is in, the database would not let the unit go."""
    pks = [unit.pk for unit in units]
    ours = _made_by_followers(event)
    for relation in Unit._meta.related_objects:
        model = relation.related_model
        if not isinstance(model, type) or model is Link:
            continue
        rows = model._default_manager.filter(**{f"{relation.field.name}__in": pks})
        rows = rows.exclude(pk__in=ours.get(model._meta.label_lower, []))
        count = rows.count()
        if count:
            word = _WORDS.get(model._meta.model_name or "", Said(model.__name__, model.__name__))
            yield Said(f"{count} {word.vi}", f"{count} {word.en}")


def _made_by_followers(event: Event) -> dict[str, list[int]]:
    """Give what the followers made themselves or will put back, by model."""
    found: dict[str, list[int]] = {}
    for follower in FOLLOWERS:
        own = getattr(follower, "points", None)
        if own:
            found[own] = list(event.touched.filter(follower=follower.key).values_list("about_id", flat=True))
    return found

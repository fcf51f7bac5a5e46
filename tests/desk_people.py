"""People for the tests: somebody with one grant, signed in."""

from __future__ import annotations

from django.test import Client

from chungsuc.accounts.models import Department, Grant, Role, User


def person(role: Role, *, name: str = "", unit_thread: str = "", department: Department | None = None) -> User:
    """Make a person with one grant; a name of the role unless told otherwise."""
    user = User.objects.create_user(username=name or str(role.value), password="một mật khẩu dài")
    Grant.objects.create(
        user=user, role=role, unit_thread=unit_thread, department=department, granted_by="thử nghiệm"
    )  # fmt: skip
    return user


def signed_in(role: Role, **given: object) -> Client:
    """Give a browser in which such a person is signed in."""
    client = Client(HTTP_HOST="localhost")
    client.force_login(person(role, **given))  # type: ignore[arg-type]
    return client


def comes_in(username: str, password: str) -> bool:
    """Sign in by the form, as a person does, and tell whether a page opens then (or the forced change of password)."""
    client = Client(HTTP_HOST="localhost")
    answer = client.post("/tai-khoan/dang-nhap/", {"login": username, "password": password})
    return answer.status_code == 302 and "dang-nhap" not in client.get("/toi/").headers.get("Location", "")

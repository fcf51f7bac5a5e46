"""The way of an office from an empty database to the first person who works."""

from __future__ import annotations

import json

import pytest
import typer
from django.test import Client
from typer.testing import CliRunner

from chungsuc.accounts.models import User
from chungsuc.cli import people
from signing_in import CHANGE, ON, code_of, codes_on, log_in, secret_on, trail

pytestmark = [pytest.mark.django_db, pytest.mark.postgres, pytest.mark.usefixtures("viet_nam", "demanded")]


def test_the_first_administrator_comes_in_changes_the_password_sets_up_the_second_step_and_works(
    browser: Client,
) -> None:
    app = typer.Typer()
    people.register(app)
    told = CliRunner().invoke(app, ["people", "create-admin", "Trần Thị Bình", "--json"])
    assert told.exit_code == 0, told.output
    made = json.loads(told.stdout)

    assert log_in(browser, made["username"], made["password"]).status_code == 302
    assert browser.get("/nguoi-dung/")["Location"].startswith(CHANGE)
    new = "đường bê tông 2029"
    browser.post(CHANGE, {"oldpassword": made["password"], "password1": new, "password2": new})
    assert browser.get("/nguoi-dung/")["Location"].startswith(ON)
    secret = secret_on(browser.get(ON).content.decode())
    answer = browser.post(ON, {"code": code_of(secret)}, follow=True)
    assert len(codes_on(answer.content.decode())) == 10
    assert "Trần Thị Bình" in browser.get("/nguoi-dung/").content.decode()

    user = User.objects.get(username=made["username"])
    assert trail(user)[:3] == ["created", "signed_in", "password_changed"]
    assert log_in(Client(HTTP_HOST="localhost"), made["username"], made["password"]).status_code == 200

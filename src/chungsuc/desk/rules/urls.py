"""Routes of the rules of recognition; rights: ``desk.access``."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.rules import calendar, views

urlpatterns = [
    path("", views.rules, name="rules"),
    path("lich/", calendar.calendar, name="rules_calendar"),
    path("<str:key>/", views.rule, name="rules_rule"),
]

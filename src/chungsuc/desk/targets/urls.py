"""Routes of targets and registrations. Rights: ``desk.access``."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.targets import planned, registered

urlpatterns = [
    path("chi-tieu/", planned.targets, name="targets"),
    path("chi-tieu/<int:pk>/", planned.plan, name="targets_plan"),
    path("dang-ky/", registered.registrations, name="registrations"),
    path("dang-ky/<int:pk>/", registered.end, name="registrations_end"),
]

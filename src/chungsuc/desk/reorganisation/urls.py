"""Routes of reorganisations. Rights: ``desk.access``."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.reorganisation import event, standing, views, why

urlpatterns = [
    path("", views.reorganisation, name="reorganisation"),
    path("moi/", views.new_event, name="reorganisation_new"),
    path("mau.xlsx", views.template_file, name="reorganisation_template"),
    path("vi-sao/", why.why, name="reorganisation_why"),
    path("danh-hieu/", standing.standing, name="reorganisation_standing"),
    path("danh-hieu/<str:code>/", standing.standing_one, name="reorganisation_standing_one"),
    path("<int:pk>/", event.one, name="reorganisation_event"),
]

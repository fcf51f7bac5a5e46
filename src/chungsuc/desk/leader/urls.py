"""Routes of the leader's page and of figures; rights: ``desk.access``."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.leader import figures, views

urlpatterns = [
    path("dieu-hanh/", views.leader, name="leader"),
    path("dieu-hanh/mot-trang.pdf", views.sheet, name="leader_sheet"),
    path("chi-so/", figures.listed, name="figures"),
    path("chi-so/<str:name>/", figures.one, name="figure"),
    path("chi-so/<str:name>/don-vi.csv", figures.members, name="figure_members"),
]

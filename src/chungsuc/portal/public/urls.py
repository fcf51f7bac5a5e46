"""The routes of the portal; all are open to everybody (``desk.access``)."""

from __future__ import annotations

from django.urls import path

from chungsuc.portal.public import downloads, others, views

urlpatterns = [
    path("", views.province, name="portal"),
    path("ngay/<str:day>/", views.province, name="portal_day"),
    path("ngay/<str:day>/xa/", views.units, name="portal_units"),
    path("ngay/<str:day>/tieu-chi/", views.criteria, name="portal_criteria"),
    path("ngay/<str:day>/tieu-chi/<str:no>/", views.criterion, name="portal_criterion"),
    path("ngay/<str:day>/chi-so/<str:name>/", views.figure, name="portal_figure"),
    path("ngay/<str:day>/dinh-nghia/", views.definitions, name="portal_definitions"),
    path("ngay/<str:day>/bo-tieu-chi/", views.law, name="portal_law"),
    path("ngay/<str:day>/tai-ve/", downloads.downloads, name="portal_downloads"),
    path("ngay/<str:day>/tai-ve/xa.<str:form>", downloads.download, name="portal_file"),
    path("nam/<int:year>/", views.year, name="portal_year"),
    path("don-vi/<str:key>/", views.unit_latest, name="portal_unit_latest"),
    path("don-vi/<str:key>/<str:day>/", views.unit, name="portal_unit"),
    path("khao-sat/", others.surveys, name="portal_surveys"),
    path("ban-cong-bo/", others.history, name="portal_releases"),
]

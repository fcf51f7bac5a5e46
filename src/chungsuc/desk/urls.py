"""Routes of the desk; each page's package has its own ``urls``. Rights: ``desk.access``."""

from __future__ import annotations

from django.urls import include, path

from chungsuc.desk import views

urlpatterns = [
    path("", include("chungsuc.desk.overview.urls")),
    path("", include("chungsuc.desk.matrix.urls")),
    path("", include("chungsuc.desk.unit_page.urls")),
    path("ban-do/", include("chungsuc.desk.maps.urls")),
    path("bo-tieu-chi/", include("chungsuc.desk.lawbook.urls")),
    path("bieu-excel/", include("chungsuc.desk.workbook.urls")),
    path("minh-chung/", include("chungsuc.desk.evidence.urls")),
    path("nhap-lieu/", include("chungsuc.desk.entry.urls")),
    path("tham-tra/", include("chungsuc.desk.verification.urls")),
    path("doi-chieu/", include("chungsuc.desk.checking.urls")),
    # the leader's page, figures
    path("", include("chungsuc.desk.leader.urls")),
    # reports
    path("bao-cao/", include("chungsuc.desk.reports.urls")),
    # rules of recognition
    path("quy-dinh/", include("chungsuc.desk.rules.urls")),
    # surveys of satisfaction
    path("khao-sat/", include("chungsuc.desk.surveys.urls")),
    path("y-kien/", include("chungsuc.desk.surveys.public_urls")),
    # targets and registrations
    path("", include("chungsuc.desk.targets.urls")),
    # dossiers
    path("ho-so/", include("chungsuc.desk.dossiers.urls")),
    # council
    # after recognition
    path("sau-cong-nhan/", include("chungsuc.desk.upkeep.urls")),
    # reorganisation of units
    path("sap-xep/", include("chungsuc.desk.reorganisation.urls")),
    # hamlets, households, gardens
    path("", include("chungsuc.desk.local.urls")),
    path("ngon-ngu/", views.language, name="language"),
    path("nhat-ky/", include("chungsuc.desk.journal.urls")),
    path("", include("chungsuc.desk.people.urls")),
]

"""Routes of reports; rights: ``desk.access`` and ``reports.issued.rights``."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.reports import bundle, issued, making, templates

urlpatterns = [
    path("", issued.listed, name="reports"),
    path("lap/", making.new, name="reports_new"),
    path("lap/tep/", making.file, name="reports_draft_file"),
    path("hang-loat/", bundle.page, name="reports_bundle"),
    path("hang-loat/tep/", bundle.stream, name="reports_bundle_file"),
    path("mau/", templates.page, name="reports_templates"),
    path("mau/tep/", templates.file, name="reports_template_file"),
    path("<int:pk>/", issued.one, name="reports_one"),
    path("<int:pk>/so-sanh/", issued.against, name="reports_against"),
    path("<int:pk>/tep/<slug:form>/", issued.file, name="reports_file"),
]

"""Routes of surveys; the public one has its own in ``public_urls``. Rights: ``desk.access``."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.surveys import links, listing, one, paper, questions, sheet

urlpatterns = [
    path("", listing.surveys, name="surveys"),
    path("moi/", listing.new, name="survey_new"),
    path("cau-hoi/", questions.questions, name="survey_questions"),
    path("<int:pk>/", one.survey, name="survey"),
    path("<int:pk>/sua/", listing.change, name="survey_change"),
    path("<int:pk>/nhap-phieu/", paper.entry, name="survey_entry"),
    path("<int:pk>/y-kien-ghi-them/", paper.remarks, name="survey_remarks"),
    path("<int:pk>/phieu-giay/", links.blank_form, name="survey_blank"),
    path("<int:pk>/duong-lien-ket/", links.links, name="survey_links"),
    path("<int:pk>/ma/", links.slips, name="survey_slips"),
    path("<int:pk>/phieu.xlsx", sheet.download, name="survey_sheet"),
    path("<int:pk>/nop-phieu/", sheet.upload, name="survey_sheet_upload"),
]

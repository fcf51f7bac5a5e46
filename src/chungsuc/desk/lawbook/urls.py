"""Routes of the law."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.lawbook import confirming, overlays, proposing, reading, workbooks

urlpatterns = [
    path("", reading.sets, name="law"),
    path("so-sanh/", reading.compare, name="law_compare"),
    path("bo/<path:set_id>/", reading.one_set, name="law_set"),
    path("yaml/<path:law_id>/", reading.text, name="law_text"),
    path("doi-chieu/<path:set_id>/", confirming.confirm_some, name="law_confirm"),
    path("rut-doi-chieu/<int:pk>/", confirming.unconfirm_one, name="law_unconfirm"),
    path("quy-dinh/<path:set_id>/", overlays.enter, name="law_overlay"),
    path("de-xuat/", proposing.inbox, name="law_proposals"),
    path("de-xuat/<int:pk>/", proposing.one, name="law_proposal"),
    path("de-xuat/<int:pk>/quyet-dinh/", proposing.act, name="law_act"),
    path("de-xuat/<int:pk>/ban-quet/", proposing.scan, name="law_scan"),
    path("mau/", workbooks.template_file, name="law_template"),
    path("tai-len/", workbooks.upload, name="law_upload"),
    path("tai-len/<str:key>/", workbooks.marked, name="law_marked"),
]

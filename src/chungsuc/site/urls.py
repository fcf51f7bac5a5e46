"""All routes."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("chungsuc.desk.urls")),
    # public portal
    path("", include("chungsuc.portal.public.root_urls")),
    path("cong-khai/", include("chungsuc.portal.public.urls")),
    path("cong-bo/", include("chungsuc.portal.office.urls")),
    path("tai-khoan/", include("chungsuc.desk.signin.urls")),
]
handler400 = "chungsuc.desk.faults.bad_request"
handler403 = "chungsuc.desk.faults.forbidden"
handler404 = "chungsuc.desk.faults.not_found"
handler429 = "chungsuc.desk.signin.views.too_many_requests"  # allauth looks for this name
handler500 = "chungsuc.desk.faults.own_fault"

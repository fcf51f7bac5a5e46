"""What machines look for at the root of a site."""

from __future__ import annotations

from django.urls import path

from chungsuc.portal.public import others

urlpatterns = [
    path("robots.txt", others.robots, name="robots"),
    path("sitemap.xml", others.sitemap, name="sitemap"),
]

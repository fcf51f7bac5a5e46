"""Routes of dossiers. Rights: ``desk.access``."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.dossiers import councils, criteria, listing, meetings, one, opinions, papers

urlpatterns = [
    path("", listing.dossiers, name="dossiers"),
    path("hoi-dong/", councils.councils, name="councils"),
    path("mo/", listing.new, name="dossier_new"),
    path("<int:pk>/", one.dossier, name="dossier"),
    path("<int:pk>/buoc/<slug:act>/", one.take_step, name="dossier_take"),
    path("<int:pk>/tieu-chi/", criteria.criteria, name="dossier_criteria"),
    path("<int:pk>/y-kien/", opinions.opinions, name="dossier_opinions"),
    path("<int:pk>/hop/", meetings.meetings, name="dossier_meetings"),
    path("<int:pk>/giay-to/", papers.papers, name="dossier_papers"),
    path("<int:pk>/giay-to/lap/", papers.make_paper, name="dossier_make"),
    path("giay-to/<int:pk>/", papers.paper_file, name="dossier_paper"),
]

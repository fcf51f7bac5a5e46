"""The one route of surveys that is open to everybody who has its address."""

from __future__ import annotations

from django.urls import path

from chungsuc.desk.surveys import public

urlpatterns = [path("<str:token>/", public.answer_page, name="survey_public")]

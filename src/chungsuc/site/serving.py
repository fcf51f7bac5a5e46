"""Settings of a server: the same, with static files collected, hashed and compressed (``chungsuc serve``, wsgi)."""

from __future__ import annotations

from chungsuc.site.settings import *  # noqa: F403
from chungsuc.site.settings import STATIC_FOLDER

STATIC_ROOT = STATIC_FOLDER
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "chungsuc.site.static.Hashed"},
}
WHITENOISE_USE_FINDERS = False
WHITENOISE_AUTOREFRESH = False

"""Settings. Everything an office may change comes from the environment; the defaults run the demo."""

from __future__ import annotations

import os
from pathlib import Path

import fontpkg_be_vietnam_pro

from chungsuc.site.database import database_from

DEBUG = os.environ.get("CHUNGSUC_DEBUG") == "1"
# Read-only pages without sessions or forms sign nothing with it; an office sets its own all the same.
SECRET_KEY = os.environ.get("CHUNGSUC_SECRET_KEY", "demo-only-read-only-pages")
ALLOWED_HOSTS = os.environ.get("CHUNGSUC_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "chungsuc.units",
    "chungsuc.accounts",
    "chungsuc.observations",
    "chungsuc.recognition",
    "chungsuc.verdicts",
    "chungsuc.figures",
    "chungsuc.desk",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "chungsuc.site.urls"
WSGI_APPLICATION = "chungsuc.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["chungsuc.desk.context.demonstration"]},
    }
]
DATABASES = {"default": database_from(os.environ.get("CHUNGSUC_DATABASE", ""))}
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
USE_I18N = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

CHUNGSUC_PROVINCE = os.environ.get("CHUNGSUC_PROVINCE", "19")  # the code of the province this office runs

STATIC_URL = "static/"
STATICFILES_DIRS = [("fonts", Path(fontpkg_be_vietnam_pro.__file__).parent / "files")]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MIMETYPES = {".ttf": "font/ttf"}  # not every machine knows this type
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

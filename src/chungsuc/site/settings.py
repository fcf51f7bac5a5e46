"""Settings. Everything an office may change comes from the environment; the defaults run the demo."""

from __future__ import annotations

import os

from chungsuc.site.database import database_from, home

DEBUG = os.environ.get("CHUNGSUC_DEBUG") == "1"
SECRET_KEY = os.environ.get("CHUNGSUC_SECRET_KEY", "demo-only-signs-nothing-real")
ALLOWED_HOSTS = os.environ.get("CHUNGSUC_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "django_htmx",
    "chungsuc.units",
    "chungsuc.accounts",
    "chungsuc.observations",
    "chungsuc.recognition",
    "chungsuc.verdicts",
    "chungsuc.evidence",
    "chungsuc.entry",
    "chungsuc.figures",
    "chungsuc.desk",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "chungsuc.desk.door.Door",
]
ROOT_URLCONF = "chungsuc.site.urls"
WSGI_APPLICATION = "chungsuc.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "chungsuc.desk.context.demonstration",
                "chungsuc.desk.context.pages",
            ]
        },
    }
]
DATABASES = {"default": database_from(os.environ.get("CHUNGSUC_DATABASE", ""))}
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
USE_I18N = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

CHUNGSUC_PROVINCE = os.environ.get("CHUNGSUC_PROVINCE", "19")  # the code of the province this office runs

# Evidence: where its files lie, and the largest that is taken (each process reads one of them at a time).
CHUNGSUC_FILES = os.environ.get("CHUNGSUC_FILES") or str(home() / "var" / "files")
CHUNGSUC_FILE_LIMIT_MB = int(os.environ.get("CHUNGSUC_FILE_LIMIT_MB", "20"))

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MIMETYPES = {".woff2": "font/woff2"}  # not every machine knows this type
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

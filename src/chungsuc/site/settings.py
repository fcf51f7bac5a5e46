"""Settings. Everything an office may change comes from the environment; the defaults run the demo."""

from __future__ import annotations

import os
from datetime import timedelta

from chungsuc.site.database import database_from, home
from chungsuc.site.environment import flag, some_of, whole, words
from chungsuc.site.logs import logging_settings

DEFAULT_KEY = "demo-only-signs-nothing-real"
DEBUG = flag("CHUNGSUC_DEBUG")
SECRET_KEY = os.environ.get("CHUNGSUC_SECRET_KEY") or DEFAULT_KEY
ALLOWED_HOSTS = words("CHUNGSUC_HOSTS", "localhost,127.0.0.1,[::1]")
CHUNGSUC_HTTPS = flag("CHUNGSUC_HTTPS")  # browsers come by https: a proxy in front of us holds the certificate
# Addresses of the proxies whose word on the client is believed.
CHUNGSUC_PROXY = words("CHUNGSUC_PROXY", "127.0.0.1,::1" if CHUNGSUC_HTTPS else "")
CHUNGSUC_IDLE_MINUTES = whole("CHUNGSUC_IDLE_MINUTES", 30, 1, 24 * 60)
CHUNGSUC_REQUEST_MB = whole("CHUNGSUC_REQUEST_MB", 64, 1, 1024)
CHUNGSUC_MFA_REQUIRED = some_of(
    "CHUNGSUC_MFA_REQUIRED", "office,admin", {"commune", "department", "office", "leader", "auditor", "admin"}
)  # roles that must have a second factor; "none" frees all

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "django_htmx",
    "chungsuc.units",
    "chungsuc.accounts",
    "chungsuc.observations",
    "chungsuc.recognition",
    "chungsuc.verdicts",
    "chungsuc.evidence",
    "chungsuc.entry",
    "chungsuc.lawbook",
    "chungsuc.verification",
    "chungsuc.rules",
    "chungsuc.surveys",
    "chungsuc.targets",
    "chungsuc.dossiers",
    "chungsuc.upkeep",
    "chungsuc.reorganisation",
    "chungsuc.figures",
    "chungsuc.reports.issued",
    "chungsuc.maps",
    "chungsuc.exchange.workbook",
    "chungsuc.desk",
    "chungsuc.portal",
]
MIDDLEWARE = [
    "chungsuc.desk.answers.Headers",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "chungsuc.desk.answers.Compress",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "chungsuc.desk.language.Language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "chungsuc.desk.signin.idle.Idle",
    "chungsuc.desk.limits.Limits",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "chungsuc.desk.door.Door",
    "chungsuc.desk.signin.first.FirstThings",
    "axes.middleware.AxesMiddleware",
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
CHUNGSUC_FILE_LIMIT_MB = whole("CHUNGSUC_FILE_LIMIT_MB", 20, 1, 1024)

STATIC_URL = "static/"
STATIC_FOLDER = os.environ.get("CHUNGSUC_STATIC") or str(home() / "var" / "static")  # of a server: site.serving
WHITENOISE_USE_FINDERS = True
WHITENOISE_MIMETYPES = {".woff2": "font/woff2"}  # not every machine knows this type
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
SECURE_SSL_REDIRECT = CHUNGSUC_HTTPS
SECURE_HSTS_SECONDS = 30 * 24 * 3600 if CHUNGSUC_HTTPS else 0
CSRF_FAILURE_VIEW = "chungsuc.desk.faults.csrf_failure"
LOGGING = logging_settings(os.environ.get("CHUNGSUC_LOG_LEVEL", "WARNING").upper())

# ── signing in: desk.signin ──────────────────────────────────────────────────────────────────────────────
AUTHENTICATION_BACKENDS = [
    "chungsuc.desk.signin.lockout.Throttle",
    "chungsuc.desk.signin.sessions.Accounts",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "overview"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "chungsuc.desk.signin.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "chungsuc.desk.signin.forms.LogIn",
    "change_password": "chungsuc.desk.signin.forms.ChangePassword",
    "reauthenticate": "chungsuc.desk.signin.forms.Reauthenticate",
}
# A whole province may come from one address; "login_failed" is what counts wrong codes of the second step.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "5/300s/key", "guess": "30/300s/key"}
MFA_ADAPTER = "chungsuc.desk.signin.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Chung Sức"
MFA_TOTP_TOLERANCE = 1  # the clock of a telephone may be half a minute off
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "chungsuc.desk.signin.forms.Authenticate",
    "reauthenticate": "chungsuc.desk.signin.forms.ReauthenticateCode",
    "activate_totp": "chungsuc.desk.signin.forms.ActivateTOTP",
}
AUTH_PASSWORD_VALIDATORS: list[dict[str, object]] = [
    {"NAME": "chungsuc.desk.signin.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "chungsuc.desk.signin.passwords.NotOneself"},
    {"NAME": "chungsuc.desk.signin.passwords.NotCommon"},
    {"NAME": "chungsuc.desk.signin.passwords.NotOnlyDigits"},
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "chungsuc.desk.signin.address.client_address"
AXES_USERNAME_CALLABLE = "chungsuc.desk.signin.lockout.counted_name"
AXES_LOCKOUT_CALLABLE = "chungsuc.desk.signin.lockout.locked_out"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login", "code", "next", "csrfmiddlewaretoken"]
AXES_DISABLE_ACCESS_LOG = True  # the trail has it
AXES_VERBOSE = False
SESSION_ENGINE = "chungsuc.desk.signin.sessions"
SESSION_COOKIE_NAME = "__Host-phien" if CHUNGSUC_HTTPS else "phien"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CHUNGSUC_HTTPS
CSRF_COOKIE_NAME = "__Host-csrf" if CHUNGSUC_HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = CHUNGSUC_HTTPS
LANGUAGE_COOKIE_SECURE = CHUNGSUC_HTTPS
# Shared by all processes: what is counted against guessing, and which codes were used.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

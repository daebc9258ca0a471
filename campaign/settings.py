"""All settings, from environment variables; the defaults run one office on one machine.

`docs/settings.md` lists every variable. PRODUCTION=1 demands what a real office must choose itself.
"""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from campaign import broker, databases, env, secret

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(env.text("DATA_DIR", str(BASE_DIR / "var")))

PRODUCTION = env.boolean("PRODUCTION", default=False)
DEBUG = env.boolean("DEBUG", default=False)
SECRET_KEY = secret.key("SECRET_KEY", VAR / "secret_key", generate=not PRODUCTION)
AUDIT_KEY = secret.key("AUDIT_KEY", VAR / "audit_key", generate=not PRODUCTION)
# Keys that no backup of the database may hold: of receipt codes, of the opinion boxes (docs/keys.md).
KEYS_DIR = Path(env.text("KEYS_DIR", str(VAR / "keys")))
ALLOWED_HOSTS = env.words(
    "ALLOWED_HOSTS",
    "" if PRODUCTION else "localhost,127.0.0.1,[::1],testserver",
    required=True,
    hint="Write the names under which browsers find this server: campaign.example.org",
)
SITE_URL = env.text(
    "SITE_URL",
    "" if PRODUCTION else "http://127.0.0.1:8000",
    required=True,
    hint="Write where users come in, for the links in e-mails: https://campaign.example.org",
).rstrip("/")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", SITE_URL)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "axes",
    "phases",
]
MIDDLEWARE = [
    "campaign.quiet.quiet_pages",  # first: nothing after it sees a cookie on the opinion box's pages
    "campaign.middleware.content_security_policy",
    "campaign.health.health",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "campaign.middleware.language_of_the_user",
    "campaign.middleware.password_changed_first",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "campaign.urls"
WSGI_APPLICATION = "campaign.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "phases.dashboard.frame.frame",
            ],
            "builtins": ["phases.templatetags.components"],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

DATABASES = {"default": databases.parse(env.text("DATABASE_URL"), default=VAR / "campaign.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "phases.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "organisation:login"
LOGIN_REDIRECT_URL = "dashboard:home"
LOGOUT_REDIRECT_URL = "organisation:login"
# Guessing is slowed down per account and address together, so that no stranger can lock out a colleague.
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_LOCKOUT_TEMPLATE = "organisation/locked_out.html"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("zh-hant", "繁體中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["campaign.formats"]
TIME_ZONE = env.text("TIME_ZONE", "Asia/Shanghai")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(VAR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "campaign.finders.PackageFinder",
]
WHITENOISE_USE_FINDERS = not PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
MEDIA_ROOT = VAR / "files"
PAPER_FONTS = Path(
    env.text("PAPER_FONTS", str(VAR / "fonts"))
)  # filled by bin/fonts; an office may add its own licensed faces

REDIS_URL = env.text("REDIS_URL")
CELERY_BROKER_URL = REDIS_URL or broker.FILES
CELERY_BROKER_TRANSPORT = None if REDIS_URL else broker.FILES_TRANSPORT
CELERY_BROKER_TRANSPORT_OPTIONS = broker.options(REDIS_URL, folder=VAR / "broker")
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
SWEEP_SECONDS = env.integer("SWEEP_SECONDS", 15, least=1)
CELERY_BEAT_SCHEDULE = {
    # A sweep that nobody fetched in time is worth nothing: the next one sees the same rows.
    "sweep": {"task": "phases.jobs.sweep", "schedule": SWEEP_SECONDS, "options": {"expires": SWEEP_SECONDS}},
    # Several times a day, since an office switches its computer off at night.
    "note_heads": {"task": "phases.jobs.note_heads", "schedule": 6 * 60 * 60},
    "destroy_urns": {"task": "phases.jobs.destroy_urns", "schedule": 60 * 60},
    "close_desks": {"task": "phases.jobs.close_desks", "schedule": 60 * 60},
    "forget_imports": {"task": "phases.jobs.forget_imports", "schedule": 6 * 60 * 60},
    # By the clock alone: nothing about an opinion box happens because something arrived.
    "tend_boxes": {"task": "phases.jobs.tend_boxes", "schedule": 5 * 60, "options": {"expires": 5 * 60}},
}
# From this time of the day on the opinion boxes are opened.
BOX_OPENS_AT = env.text("BOX_OPENS_AT", "17:30")
# A worker silent for this long has lost its job to the next one.
JOB_LEASE_SECONDS = env.integer("JOB_LEASE_SECONDS", 30, least=1)
# Work that takes longer than this is taken to hang.
JOB_LONGEST_SECONDS = env.integer("JOB_LONGEST_SECONDS", 15 * 60, least=1)
# The pause after the first failure; every further one doubles it.
JOB_BACKOFF_SECONDS = env.integer("JOB_BACKOFF_SECONDS", 10, least=1)

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("EMAIL_HOST", "127.0.0.1")
EMAIL_PORT = env.integer("EMAIL_PORT", 1025)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env.boolean("EMAIL_USE_TLS", default=False)
EMAIL_USE_SSL = env.boolean("EMAIL_USE_SSL", default=False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "campaign@localhost")

# Plain http is for one machine's own loopback; everything else stands behind TLS.
HTTPS = env.boolean("HTTPS", default=PRODUCTION)
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # it asks for DENY; a report's PDF stands in a frame of its own page
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.boolean("BEHIND_TLS_PROXY", default=False) else None
)

SITE_NAME = _("Campaign office")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"quiet_pages": {"()": "campaign.quiet.KeepQuiet"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["quiet_pages"]}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "WARNING")},
}

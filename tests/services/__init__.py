"""Real counterparts for tests: PostgreSQL, Redis, a mail server, a Celery worker, a browser. None is a mock."""

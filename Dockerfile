# One image for web, worker, scheduler and migration; docker-compose.yml says which of them a container is.
FROM python:3.13-slim-bookworm

# Pango draws the official paper; the typefaces cover both scripts (bin/setup installs the same on a machine).
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation fonts-noto-cjk fonts-arphic-ukai fonts-arphic-uming fonts-cwtex-fs \
    && rm -rf /var/lib/apt/lists/*
COPY bin/fonts /tmp/fonts
RUN apt-get update && /tmp/fonts /usr/local/share/paper-fonts && rm -rf /tmp/fonts /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .

ENV PRODUCTION=1 \
    DATA_DIR=/data \
    STATIC_ROOT=/app/collected \
    PAPER_FONTS=/usr/local/share/paper-fonts \
    PYTHONUNBUFFERED=1
# The keys below serve this one command and are in no layer's environment.
RUN python -m campaign.catalogues \
    && SECRET_KEY=build AUDIT_KEY=build ALLOWED_HOSTS=build SITE_URL=https://build \
       python manage.py collectstatic --noinput --verbosity 0 \
    && useradd --system --uid 10001 --home-dir /data campaign \
    && install -d -o campaign -g campaign /data

USER campaign
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", "--threads", "4", \
     "--timeout", "120", "--log-level", "error", "--no-control-socket", "--worker-tmp-dir", "/dev/shm", "campaign.wsgi"]

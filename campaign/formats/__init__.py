"""Formats of dates by language, found through FORMAT_MODULE_PATH."""

"""Dates as an office writes them, without leading zeros (simplified characters). Django's own have 04月18日."""

DATE_FORMAT = "Y年n月j日"
SHORT_DATE_FORMAT = "Y.n.j"
DATETIME_FORMAT = "Y年n月j日H:i"
SHORT_DATETIME_FORMAT = "n月j日H:i"
MONTH_DAY_FORMAT = "n月j日"
YEAR_MONTH_FORMAT = "Y年n月"
TIME_FORMAT = "H:i"

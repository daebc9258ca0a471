from django.urls import path

from phases.organisation.views import accounts, doors, units

app_name = "organisation"
urlpatterns = [
    path("login/", doors.Login.as_view(), name="login"),
    path("first/", doors.first, name="first"),
    path("logout/", doors.leave, name="logout"),
    path("language/", doors.language, name="language"),
    path("password/", doors.password, name="password"),
    path("preferences/", doors.preferences, name="preferences"),
    path("accounts/", accounts.account_list, name="account-list"),
    path("accounts/add/", accounts.account_add, name="account-add"),
    path("accounts/<int:pk>/", accounts.account_edit, name="account-edit"),
    path("accounts/<int:pk>/close/", accounts.account_close, name="account-close"),
    path("accounts/<int:pk>/open/", accounts.account_open, name="account-open"),
    path("accounts/<int:pk>/password/", accounts.account_password, name="account-password"),
    path("units/", units.unit_list, name="unit-list"),
    path("units/add/", units.unit_add, name="unit-add"),
    path("units/<int:pk>/", units.unit_edit, name="unit-edit"),
    path("units/<int:pk>/remove/", units.unit_remove, name="unit-remove"),
]

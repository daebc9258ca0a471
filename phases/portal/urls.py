from django.urls import path

from phases.portal import views

app_name = "portal"
urlpatterns = [
    path("reply/<str:token>/", views.reply, name="reply"),
    path("reply/<str:token>/paper.pdf", views.reply_pdf, name="reply-pdf"),
]

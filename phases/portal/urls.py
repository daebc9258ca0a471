from django.urls import path

from phases.portal.views import box, reply, sign_in

app_name = "portal"
urlpatterns = [
    path("reply/<str:token>/", reply.reply, name="reply"),
    path("reply/<str:token>/paper.pdf", reply.reply_pdf, name="reply-pdf"),
    path("sign-in/<str:code>/", sign_in.sign_in, name="sign-in"),
    # The middleware campaign.quiet knows these two beginnings.
    path("box/<slug:slug>/", box.give, name="box"),
    path("b/", box.receipt, name="receipt"),
]

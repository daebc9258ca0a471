from django.urls import path

from phases.portal.views import ballots, box, plan, reply, sign_in

app_name = "portal"
urlpatterns = [
    path("reply/<str:token>/", reply.reply, name="reply"),
    path("reply/<str:token>/paper.pdf", reply.reply_pdf, name="reply-pdf"),
    path("sign-in/<str:code>/", sign_in.sign_in, name="sign-in"),
    path("published/<slug:slug>/", plan.plan, name="plan"),
    # The middleware campaign.quiet knows these three beginnings.
    path("box/<slug:slug>/", box.give, name="box"),
    path("b/", box.receipt, name="receipt"),
    path("v/", ballots.vote, name="vote"),
    path("v/marks/<uuid:pk>/", ballots.marks, name="ballot-marks"),
    path("v/guide/<slug:role>/", ballots.guide, name="ballot-guide"),
]

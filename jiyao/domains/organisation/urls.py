from django.urls import path

from jiyao.domains.organisation import views

app_name = "organisation"
urlpatterns = [
    path("posts/<uuid:ref>/", views.post, name="post"),
    path("pledge-texts/<uuid:ref>/", views.pledge_text, name="pledge_text"),
    path("pledges/<uuid:ref>/", views.pledge, name="pledge"),
    path("coverage/", views.coverage_page, name="coverage"),
    path("letters/<uuid:ref>/", views.letter, name="letter"),
    path("mine/", views.mine, name="mine"),
    path("code/", views.code, name="code"),
    path("readings/<uuid:ref>/", views.receipt, name="receipt"),
    path("duty-lists/<uuid:ref>/", views.duty_list, name="duty_list"),
    path("agreements/<uuid:ref>/", views.agreement, name="agreement"),
    path("documents/<uuid:ref>/", views.document, name="document"),
    path("versions/<uuid:ref>/", views.version, name="version"),
    path("outer-rules/<uuid:ref>/", views.outer_rule, name="outer_rule"),
    path("notices/<uuid:ref>/", views.notice, name="notice"),
    path("conveyances/<uuid:ref>/", views.conveyance, name="conveyance"),
]

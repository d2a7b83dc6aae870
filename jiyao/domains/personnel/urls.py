from django.urls import path

from jiyao.domains.personnel import views

app_name = "personnel"
urlpatterns = [
    path("overview/", views.overview, name="overview"),
    path("mine/", views.mine, name="mine"),
    path("files/<uuid:ref>/", views.file, name="file"),
    path("vettings/<uuid:ref>/", views.vetting, name="vetting"),
    path("holdings/<uuid:ref>/", views.holding, name="holding"),
    path("bars/<uuid:ref>/", views.bar, name="bar"),
    path("leavings/<uuid:ref>/", views.leaving, name="leaving"),
    path("releases/<uuid:ref>/", views.release, name="release"),
    path("entitlements/<uuid:ref>/", views.entitlement, name="entitlement"),
    path("compensations/<uuid:ref>/", views.compensation, name="compensation"),
    path("suggestions/<uuid:ref>/", views.suggestion, name="suggestion"),
    path("agreements/<uuid:ref>/", views.agreement, name="agreement"),
    path("identities/<uuid:ref>/", views.identity, name="identity"),
    path("forms/<uuid:ref>/", views.particulars, name="particulars"),
    path("relatives/<uuid:ref>/", views.relative, name="relative"),
    path("opinions/<uuid:ref>/", views.opinion, name="opinion"),
    path("reviews/<uuid:ref>/", views.review, name="review"),
    path("reports/<uuid:ref>/", views.roll_report, name="roll_report"),
    path("journeys/<uuid:ref>/", views.journey, name="journey"),
    path("passports/<uuid:ref>/", views.passport, name="passport"),
    path("leaves/<uuid:ref>/", views.leave, name="leave"),
    path("resignations/<uuid:ref>/", views.resignation, name="resignation"),
    path("conditions/<uuid:ref>/", views.condition, name="condition"),
]

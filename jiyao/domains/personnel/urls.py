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
]

from django.urls import path

from jiyao.domains.reporting import views

app_name = "reporting"
urlpatterns = [
    path("key/", views.own, name="own"),
    path("counterparts/<uuid:ref>/", views.counterpart, name="counterpart"),
    path("packages/<uuid:ref>/", views.package, name="package"),
    path("packages/<uuid:ref>/file/", views.package_file, name="package_file"),
    path("packages/<uuid:ref>/print/", views.package_print, name="package_print"),
    path("submissions/<uuid:ref>/", views.submission, name="submission"),
    path("submissions/<uuid:ref>/print/", views.submission_print, name="submission_print"),
    path("rectifications/<uuid:ref>/", views.rectification, name="rectification"),
    path("rectifications/<uuid:ref>/file/", views.rectification_file, name="rectification_file"),
    path("rectifications/<uuid:ref>/print/", views.rectification_print, name="rectification_print"),
]

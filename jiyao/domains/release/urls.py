from django.urls import path

from jiyao.domains.release import views

app_name = "release"
urlpatterns = [
    path("submissions/<uuid:ref>/", views.submission, name="submission"),
    path("versions/<uuid:ref>/", views.version, name="version"),
    path("publications/<uuid:ref>/", views.publication, name="publication"),
    path("publishers/<uuid:ref>/", views.publisher, name="publisher"),
    path("watchwords/<uuid:ref>/", views.watchword, name="watchword"),
    path("prohibitions/<uuid:ref>/", views.prohibition, name="prohibition"),
]

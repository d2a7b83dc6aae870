from django.urls import path

from jiyao.domains.archives import views

app_name = "archives"
urlpatterns = [
    path("volumes/<uuid:ref>/", views.volume, name="volume"),
    path("transfers/<uuid:ref>/", views.transfer, name="transfer"),
    path("consultations/<uuid:ref>/", views.consultation, name="consultation"),
    path("appraisals/<uuid:ref>/", views.appraisal, name="appraisal"),
    path("classes/<uuid:ref>/", views.filing_class, name="filing_class"),
    path("posts/<uuid:ref>/", views.post, name="post"),
    path("network/", views.network, name="network"),
    path("access/<uuid:ref>/", views.access, name="access"),
    path("visits/<uuid:ref>/", views.visit, name="visit"),
    path("store-checks/<uuid:ref>/", views.store_check, name="store_check"),
    path("findings/<uuid:ref>/", views.finding, name="finding"),
    path("repairs/<uuid:ref>/", views.repair, name="repair"),
]

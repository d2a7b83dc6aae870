from django.urls import path

from jiyao.domains.classification.views import checks, projects, records

app_name = "classification"
urlpatterns = [
    path("items/<uuid:ref>/", records.item, name="item"),
    path("catalogue/<uuid:ref>/", records.line, name="line"),
    path("protected/<uuid:ref>/", records.protected, name="protected"),
    path("projects/<uuid:ref>/", projects.project, name="project"),
    path("opinions/<uuid:ref>/", projects.opinion, name="opinion"),
    path("officers/<uuid:ref>/", records.officer, name="officer"),
    path("samples/<uuid:ref>/", checks.sample, name="sample"),
    path("findings/<uuid:ref>/", checks.finding, name="finding"),
    path("group/<uuid:ref>/", records.member, name="member"),
]

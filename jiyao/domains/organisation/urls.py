from django.urls import path

from jiyao.domains.organisation import views

app_name = "organisation"
urlpatterns = [
    path("posts/<uuid:ref>/", views.post, name="post"),
    path("pledge-texts/<uuid:ref>/", views.pledge_text, name="pledge_text"),
    path("pledges/<uuid:ref>/", views.pledge, name="pledge"),
    path("qualifications/<uuid:ref>/", views.qualification, name="qualification"),
    path("undertakings/<uuid:ref>/", views.undertaking, name="undertaking"),
    path("risks/matrix/", views.risk_matrix, name="risk_matrix"),
    path("risks/<uuid:ref>/", views.risk, name="risk"),
]

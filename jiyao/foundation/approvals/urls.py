from django.urls import path

from jiyao.foundation.approvals import views

urlpatterns = [
    path("to-sign/", views.inbox, name="to_sign"),
    path("requests/<uuid:ref>/", views.inbox, name="request"),
    path("flows/", views.inbox, name="flows"),
    path("substitutes/", views.inbox, name="substitutes"),
]

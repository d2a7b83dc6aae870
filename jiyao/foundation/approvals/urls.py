from django.urls import path

from jiyao.foundation.approvals.views import deciding, flows

urlpatterns = [
    path("to-sign/", deciding.inbox, name="to_sign"),
    path("to-sign/batch/", deciding.batch, name="to_sign_batch"),
    path("requests/<uuid:ref>/", deciding.one, name="request"),
    path("flows/", flows.flows, name="flows"),
    path("substitutes/", flows.substitutes, name="substitutes"),
]

from django.urls import path

from jiyao.foundation.approvals import views

urlpatterns = [path("to-sign/", views.inbox, name="to_sign")]

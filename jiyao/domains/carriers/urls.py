from django.urls import path

from jiyao.domains.carriers import views

app_name = "carriers"
urlpatterns = [
    path("documents/<uuid:ref>/", views.document, name="document"),
    path("copyings/<uuid:ref>/", views.copying, name="copying"),
    path("destructions/<uuid:ref>/", views.destruction, name="destruction"),
    path("hand-overs/<uuid:ref>/", views.hand_over, name="hand_over"),
    path("stocktakes/<uuid:ref>/", views.stocktake, name="stocktake"),
    path("copies/<uuid:ref>/", views.copy, name="copy"),
]

from django.urls import path

from jiyao.foundation.regime import setting_views, views

urlpatterns = [
    path("", views.regime, name="regime"),
    path("settings/", setting_views.setting_list, name="settings"),
    path("settings/<str:code>/", setting_views.setting_page, name="setting"),
    path("presets/<slug:kind>/", setting_views.preset, name="preset"),
    path("changes/<uuid:ref>/", setting_views.change, name="setting_change"),
    path("<str:code>/", views.clause, name="clause"),
]

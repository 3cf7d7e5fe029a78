"""``path("autocaption/", include("django_autocaption.urls"))``: the address to which services post answers."""

from __future__ import annotations

from django.urls import path

from django_autocaption.webhooks import receive

app_name = "autocaption"
urlpatterns = [path("webhook/<str:alias>/", receive, name="webhook")]

"""Tenants, each with a schema of its own."""

from __future__ import annotations

from django.db import models
from django_tenants.models import DomainMixin, TenantMixin


class Tenant(TenantMixin):
    """A customer of the site."""

    name = models.CharField(max_length=100)
    auto_create_schema = True

    class Meta:
        app_label = "tenants"


class Domain(DomainMixin):
    """Where a tenant is found."""

    class Meta:
        app_label = "tenants"

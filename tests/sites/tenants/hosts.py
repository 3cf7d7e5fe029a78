"""Each tenant's own host, and a service that is told addresses on it."""

from __future__ import annotations

from django.db import connection
from django_tenants.utils import get_tenant_domain_model

from tests.testapp.providers import ScriptedProvider


def site_url() -> str:
    """As ``docs/sites.md`` has it."""
    domain = get_tenant_domain_model().objects.get(tenant__schema_name=connection.schema_name, is_primary=True)
    return f"https://{domain.domain}"


class AddressedProvider(ScriptedProvider):
    """Is told where to post its answer, and where to fetch the image."""

    @property
    def takes_webhooks(self) -> bool:
        return True

    @property
    def wants_image_url(self) -> bool:
        return True

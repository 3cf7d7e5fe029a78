"""The soak's budget, and what became of the money: what the service billed against what the site booked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from tests.emulator.client import EmulatorClient
from tests.faults.soak.rows import sql
from tests.ledger.faults import BILLED, LOOKS
from tests.ledger.services import SERVICES, backend, cap

#: By what share prices of single images differ: an answer may cost a little more than any before it, and one that does
#: not tell its price counts what the dearest one did.
SLACK = {"moondream": Decimal("0.01")}


class Money:
    """``images``: how many the budget has money for; 0 = there is no budget."""

    def __init__(self, service: str, images: int) -> None:
        self.service = service
        self.images = images
        self.budget = cap(service, images)

    def settings(self, emulator: EmulatorClient) -> dict[str, Any]:
        """Of the site: its only service, and its budget."""
        options = {"timeout": 5} | ({"delivery_method": "async"} if self.service == "runware" and self.images else {})
        return {
            "PROVIDERS": {"default": backend(emulator, self.service, **options)},
            "BUDGETS": [self.budget] if self.images else [],
        }

    @property
    def faults(self) -> Sequence[Mapping[str, Any]]:
        """What goes wrong with single answers that are billed, and with looks at jobs."""
        return (*({"on": "order", **fault} for fault in BILLED[self.service]), *LOOKS) if self.images else ()

    def table(self, emulator: EmulatorClient) -> dict[str, Decimal]:
        """Billed by the service, and spent and reserved of the budget's limit."""
        ((spent, reserved),) = sql(
            "SELECT coalesce(sum(spent), 0), coalesce(sum(reserved), 0) FROM autocaption_spending"
        )
        billed = emulator.bill(SERVICES[self.service].emulated).get(self.budget["UNIT"], Decimal(0))
        kept = {"spent": Decimal(str(spent)), "reserved": Decimal(str(reserved))}
        return {"billed": billed, **kept, "cap": Decimal(self.budget["LIMIT"])}

    def problems(self, found: Mapping[str, Decimal]) -> list[str]:
        """What must not be. An answer that was lost may be billed, so its price stays reserved."""
        if not self.images:
            return []
        kept, slack = found["spent"] + found["reserved"], 1 + SLACK.get(self.service, 0)
        return [
            *(["the budget is above its cap"] if kept > found["cap"] * slack else []),
            *(["more is booked than was billed"] if found["spent"] > found["billed"] * slack else []),
            *(["more was billed than is booked or kept"] if found["billed"] > kept else []),
        ]

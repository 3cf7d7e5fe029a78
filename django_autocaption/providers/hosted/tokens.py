"""Services that count tokens: what those of one answer cost, in money where the site says what a token costs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django_autocaption.cost import Cost
from django_autocaption.providers.hosted.options import HostedOptions

#: Prices are written for so many tokens, as on the services' own pages.
PRICED = 1_000_000


@dataclass(frozen=True, kw_only=True)
class TokenOptions(HostedOptions):
    """OPTIONS of a service that bills tokens but names no price."""

    price_input: Decimal | None = None
    """USD for a million tokens of the question, the image among them: a number or a string such as ``"0.15"``. With
    both prices an answer's cost is in USD, without them in tokens."""
    price_output: Decimal | None = None
    """USD for a million tokens of the answer, thoughts among them."""

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in ("price_input", "price_output"):
            given = getattr(self, name)
            price = Cost.said(given, "USD")
            if given is not None and price is None:
                raise ValueError(f"{name!r} must be USD for a million tokens, such as '0.15', not {given!r}.")
            object.__setattr__(self, name, price and price.amount)
        if (self.price_input is None) != (self.price_output is None):
            raise ValueError("'price_input' and 'price_output' are needed together; 0 for what is free.")

    @property
    def unit(self) -> str:
        """In which an answer's cost is counted."""
        return "tokens" if self.price_input is None else "USD"

    @property
    def is_free(self) -> bool:
        """Both prices are 0."""
        return self.price_input == 0 == self.price_output

    def cost_of(self, asked: object, answered: object, total: object = None) -> Cost | None:
        """What an answer with so many tokens cost; each is what the service says, which may be nothing or nonsense.

        Tokens that only the total has are of whichever kind is missing; thoughts, which some servers leave out of the
        answer's, are paid like these.
        """
        said = {"input": asked, "output": answered, "total": total}
        read = {name: Cost.said(count, "tokens") for name, count in said.items() if count is not None}
        counts = {name: cost.amount for name, cost in read.items() if cost is not None}
        if not counts or len(counts) < len(read):
            return None
        question, answer = counts.get("input", Decimal(0)), counts.get("output", Decimal(0))
        rest = max(counts.get("total", Decimal(0)) - question - answer, Decimal(0))
        if self.price_input is None or self.price_output is None:
            return Cost.said(question + answer + rest, "tokens")
        if "input" in counts:
            of_rest = self.price_output
        else:
            of_rest = self.price_input if "output" in counts else max(self.price_input, self.price_output)
        return Cost.said((question * self.price_input + answer * self.price_output + rest * of_rest) / PRICED, "USD")

"""Whether a service may be asked now: a slot at the service, and money left in the budgets."""

"""Who may see and do what: the site's own rules about its objects, and what an address may look for."""

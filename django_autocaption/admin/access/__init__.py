"""Who may see and do what: the site's own rules about its objects, look-ups in addresses, and files that are withheld."""

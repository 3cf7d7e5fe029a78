"""The door of templates: tags that only call what may show words on a page."""

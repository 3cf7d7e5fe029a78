"""What a page may show: everything a visitor sees passes here."""

"""What else there is of the same picture: other places of the site that show it, and its words in other languages."""

"""What every page of the admin is made of: who is at work, how a caption looks, filters, search and page numbers."""

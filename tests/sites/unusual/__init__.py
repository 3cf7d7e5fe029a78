"""A site that is set up as few are: below a prefix, with two admin sites, people without user names, and local time."""

"""The review desk, apart from its pages: what waits for people, who looks at what, and how far a sitting has come."""

"""What programs, forms and lawyers say in many languages: rights reserved, readers asked, pictures of screens."""

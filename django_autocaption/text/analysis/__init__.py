"""What a text is made of, found without changing it: quotations, sentences, its script and its language."""

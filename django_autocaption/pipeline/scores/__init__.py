"""How good the machines' words prove: drawn for spot checks where they published themselves, and decisions added up."""

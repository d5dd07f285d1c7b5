"""Qt, and nothing but Qt on top of the rest."""

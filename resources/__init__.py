"""What ships with Stip: register, examples, fonts, icons and translations (installed as workshop.resources)."""

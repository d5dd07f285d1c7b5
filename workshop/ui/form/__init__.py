"""Forms of captioned fields, each of which makes an edit when its value is to be kept. Start at form.py."""

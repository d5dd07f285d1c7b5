"""Dialogs, all of them opened without blocking: new session, export, shortcuts, about."""

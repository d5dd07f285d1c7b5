"""Stippen: regions and their targets, indicators, questions about the horizon."""

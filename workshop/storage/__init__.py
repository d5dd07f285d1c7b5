"""Session files: the only place that speaks SQL."""

"""The fixtures of tests/ui/window.py, for journeys through the whole program."""

from tests.ui.window import bridge, network, opened, program, session_path

__all__ = ["bridge", "network", "opened", "program", "session_path"]

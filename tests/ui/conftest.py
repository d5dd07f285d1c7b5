"""The fixtures of tests/ui/window.py, for all tests of the interface."""

from tests.ui.window import bridge, network, opened, program, session_path

__all__ = ["bridge", "network", "opened", "program", "session_path"]

"""The painted map: one painter for screen and exported figure, gestures, and the map as a screen reader hears it."""

"""What one does with the pointer: one gesture a module, made by the press and gone with the release."""

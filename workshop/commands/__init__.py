"""The commands of `stip`, one module for each group; none loads Qt before it draws or opens a window."""

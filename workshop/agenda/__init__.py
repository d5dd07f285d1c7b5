"""The agenda: actions, bottlenecks, perspectives, lessons and what an agreement must meet."""

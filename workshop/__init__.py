"""Stip: map the network, agree on the horizon, sketch the coalition, write down the agreements."""

import os

# Read by numpy when it is first imported. Our arrays are small: on busy cores more threads only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

"""Stip: map the network, agree on the horizon, sketch the coalition, write down the agreements."""

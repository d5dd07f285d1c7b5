"""The network: actors, ties, regions, where they stand on the map, and what is calculated on them."""

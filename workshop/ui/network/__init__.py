"""The Netwerk screen: quick entry, the map with its views and layouts, the inspector."""

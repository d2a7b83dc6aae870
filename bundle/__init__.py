"""One archive with everything for a machine without a network: `make bundle`."""

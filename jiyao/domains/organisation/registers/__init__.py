"""The registers of the organisation, by area."""

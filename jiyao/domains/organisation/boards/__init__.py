"""What the boards show of the organisation, and where nobody answers for something."""

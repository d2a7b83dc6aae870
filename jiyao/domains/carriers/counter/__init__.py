"""The counter: scan a person, scan labels, sign once for what is shown in full."""

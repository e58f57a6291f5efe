"""What was read and drawn before, kept with the graph: whoever adds one document waits for one document."""

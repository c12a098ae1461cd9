"""Many articles in one go: what comes in, what the outputs are called, the processes, and what is kept."""

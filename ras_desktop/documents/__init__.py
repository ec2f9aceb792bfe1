"""Documents as blocks, and the layer that draws blocks as PDF."""

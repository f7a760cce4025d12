"""Lab: many plays of one scenario, to forecast, to measure and to check. Floats are allowed here only."""

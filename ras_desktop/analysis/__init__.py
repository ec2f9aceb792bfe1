"""Many children at once: calibration, back-test, forecast, equity."""

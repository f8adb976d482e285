"""Who works on the measure from outside the administration."""

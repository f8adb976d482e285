"""What one paper does not say and others do: whoever gave it, the folder it lies in, and the town's other papers of the run."""

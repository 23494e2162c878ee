"""The tie stage of the model, written anew with other tools, so that the same work is compared."""

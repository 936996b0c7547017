"""Many documents: what outlets call whom, who is who across articles."""

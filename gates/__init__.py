"""Floors under every figure of quality, and the scorer that measures them."""

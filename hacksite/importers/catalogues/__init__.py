"""Datasets of other catalogues, brought into `datasets/`: one module for each kind of catalogue."""

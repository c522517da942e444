"""Times hacksite beside other generators on the same texts."""

"""What a jury and the public decided on paper or in spreadsheets, counted and brought into `results.yml`."""

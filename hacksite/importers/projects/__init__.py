"""Projects that teams handed in elsewhere: tables of answers, packages, catalogues, folders, issues."""

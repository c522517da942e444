"""What each page, list, card and feed says: plain data, before any markup."""

"""From an event folder to a report, a site, or an export."""

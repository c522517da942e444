"""From views to finished files: pages, calendars, JSON, sitemaps."""

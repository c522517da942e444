"""Brings what other systems hold into the event folder: `hacksite import` alone; a build never comes here."""

"""Leads, as the pages of employers and of opportunities both show and change them."""

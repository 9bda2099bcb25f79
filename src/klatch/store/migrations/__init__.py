"""Migrations: named functions in order, each raw SQL, never today's models."""

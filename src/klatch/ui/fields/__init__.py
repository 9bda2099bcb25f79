"""Form fields that every page may use: they save themselves when they are left."""

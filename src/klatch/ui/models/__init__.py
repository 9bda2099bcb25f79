"""Item models and delegates shared by all pages."""

"""What every layer may use: paths, bundled files, logging, the clock. Knows nothing of the domain."""

"""What things mean: enums, frozen values and pure rules. No I/O and no clock of its own."""

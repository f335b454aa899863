"""What always holds the same: constants, enumerations, fields that are set once and for all."""

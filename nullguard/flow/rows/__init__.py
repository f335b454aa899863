"""What else is known of a row whose attribute is used: CHECKs, statuses, attributes that are set together."""

"""What else is known of rows and documents: keys, CHECKs, statuses, attributes that the code leaves out."""

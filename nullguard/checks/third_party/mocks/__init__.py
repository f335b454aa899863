"""What tests make of third parties: which stubs answer which call, and what they never show (for NG303 and NG311)."""

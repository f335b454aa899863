"""The rules on environments (NG2xx): production is not what tests and staging are."""

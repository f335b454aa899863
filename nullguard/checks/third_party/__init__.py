"""The rules on third parties (NG3xx): time and failures of calls against what code, tests, configuration and manifest say."""

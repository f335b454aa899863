"""Tests as they should have been: stubs with the delays of production, and answers that nobody has mocked as new test cases."""

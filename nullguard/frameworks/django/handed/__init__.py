"""Rows that Django hands to code that nobody calls: to views, admin classes and handlers of signals."""

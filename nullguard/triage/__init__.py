"""From all findings to those the user is shown: places, identity, suppressions, baseline, changes, selection, order."""

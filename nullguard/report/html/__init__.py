"""One self-contained page for people: findings with their stories, and for every endpoint its times on one axis.

Nothing of it is fetched: style and script are inline and named by their hashes in the page's content security policy, so that
text of the analysed code could not run even if it stood in the page as markup. Names and code are neutralised as in every other
format, and reach the page only as text.
"""

from nullguard.report.html.page import render

__all__ = ["render"]

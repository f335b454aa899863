"""Modules that imports find beside their own: in a program of Python 2, which other sources say that it is."""

from __future__ import annotations

VIEW = """\
    from models import Order


    def show(key):
        return Order.objects.get(pk=key).reference.upper()
    """
FOUND = "shop/views.py:5 NG101"


def test_other_sources_say_that_a_program_is_of_python_2(project, anew):
    for name in ("fetching", "queues", "settings"):
        project.write(f"shop/{name}.py", "import urllib2\n")
    project.write("shop/views.py", VIEW)
    assert project.found() == anew() == [FOUND]
    project.write("shop/settings.py", "import urllib.request\n")
    assert project.found() == anew() == []
    project.write("shop/settings.py", "import httplib\n")
    assert project.found() == anew() == [FOUND]


def test_a_module_that_imports_its_own_name_is_a_library_to_others(project, anew):
    for name in ("fetching", "queues", "settings"):
        project.write(f"shop/{name}.py", "import urllib2\n")
    project.write("shop/views.py", VIEW)
    assert project.found() == [FOUND]
    models = (project.root / "shop/models.py").read_text(encoding="utf-8")
    project.write("shop/models.py", f"{models}\nfrom models import signals\n")
    assert project.found() == anew() == []

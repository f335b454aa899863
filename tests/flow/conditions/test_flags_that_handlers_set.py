"""A flag of an object that a handler sets together with null: where it is not set, the other way was taken."""

from __future__ import annotations

import pytest

JOB = "class Job { String result; boolean failed; Exception cause; }"
READ = """static String read(Order order) {
    if (order.getNumber().isEmpty()) { throw new IllegalStateException(); }
    return order.getNumber();
}"""
TRY = "try { job.result = read(order); } catch (IllegalStateException e) { job.failed = true; job.result = null; }"
AGAIN = "try { read(order); } catch (IllegalStateException e) { job.failed = true; }"


def run(java, body: str) -> None:
    java(body, members=f"{JOB}\n{READ}", parameters="Order order, Job job, Job other")


@pytest.mark.parametrize(
    "body",
    [
        f"{TRY}\nif (!job.failed) {{ job.result.trim(); }}",
        f"{TRY}\nif (job.failed) {{ return; }}\njob.result.trim();",
        f"{TRY}\n{AGAIN}\nif (!job.failed) {{ job.result.trim(); }}",
        "if (order.getReference() == null) { job.failed = true; job.result = null; }\nif (!job.failed) { job.result.trim(); }",
    ],
)
def test_where_it_is_not_set(java, body):
    run(java, body)


@pytest.mark.parametrize(
    "body",
    [
        f"{TRY}\njob.result.trim(); // null",
        f"{TRY}\nif (job.failed) {{\n    job.result.trim(); // null\n}}",
        f"{TRY}\njob.failed = false;\nif (!job.failed) {{\n    job.result.trim(); // null\n}}",
        f"{TRY}\nif (!other.failed) {{\n    job.result.trim(); // null\n}}",
        f"{TRY}\njob.result = null;\nif (!job.failed) {{\n    job.result.trim(); // null\n}}",
    ],
)
def test_where_it_tells_nothing(java, body):
    run(java, body)


PYTHON = """
class Job:
    def __init__(self):
        self.result = ""
        self.failed = False
"""
PYTHON_TRY = "try:\n    job.result = read(order)\nexcept ValueError:\n    job.failed = True\n    job.result = None\n"


def test_in_python(python):
    signature = "order: Order, job: Job"
    python(f"{PYTHON_TRY}if not job.failed:\n    job.result.strip()", before=PYTHON, signature=signature)
    python(f"{PYTHON_TRY}if job.failed:\n    job.result.strip()  # null", before=PYTHON, signature=signature)

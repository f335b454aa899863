"""Policies, deadlines and decisions about bad answers, as the code says them."""

from __future__ import annotations

import pytest

from nullguard.frameworks.clients import client_facts, may_call_clients


def _facts(link, text, path="shop/tasks.py"):
    program = link({path: text})
    return client_facts(program, path) if may_call_clients(program.sources[path]) else None


def _policy(link, text, path="shop/tasks.py"):
    facts = _facts(link, text, path)
    assert facts is not None
    (policy,) = facts.retries
    return policy


def test_tenacity_repeats_for_ever_unless_it_is_told(link):
    policy = _policy(link, "from tenacity import retry\n\n\n@retry\ndef charge():\n    pass\n")
    assert (policy.tool, policy.is_unlimited, policy.first_wait_ms, policy.wraps) == ("tenacity", True, 0.0, True)


def test_tenacity_with_a_stop_and_a_wait(link):
    policy = _policy(
        link,
        "import tenacity\n\n\n"
        "@tenacity.retry(stop=tenacity.stop_after_attempt(4), wait=tenacity.wait_exponential(multiplier=2, max=30))\n"
        "def charge():\n    pass\n",
    )
    assert (policy.attempts, policy.first_wait_ms, policy.factor, policy.cap_ms) == (4, 2000.0, 2.0, 30_000.0)


def test_urllib3_counts_repetitions(link):
    policy = _policy(
        link,
        "from urllib3.util.retry import Retry\n\n\ndef session():\n"
        "    return Retry(total=3, backoff_factor=0.5, status_forcelist=(500, 504), method_whitelist=('GET', 'PATCH'))\n",
    )
    assert (policy.attempts, policy.first_wait_ms, policy.statuses) == (4, 500.0, (500, 504))
    assert policy.methods == ("GET", "PATCH")
    assert policy.honours_retry_after


def test_backoff(link):
    policy = _policy(
        link, "import backoff\n\n\n@backoff.on_exception(backoff.expo, (IOError, ValueError), max_tries=5)\ndef f():\n    pass\n"
    )
    assert (policy.attempts, policy.on) == (5, ("IOError", "ValueError"))


def test_a_task_that_says_how_it_is_repeated(link):
    facts = _facts(
        link,
        "from app import celery\n\n\n@celery.task(max_retries=5, default_retry_delay=300, time_limit=60)\ndef f():\n    pass\n",
    )
    (policy,) = facts.retries
    (deadline,) = facts.deadlines
    assert (policy.tool, policy.attempts, policy.first_wait_ms) == ("celery", 6, 300_000.0)
    assert (deadline.kind, deadline.ms, deadline.symbol) == ("task", 60_000.0, "shop.tasks.f")


def test_a_task_that_says_nothing_is_not_repeated(link):
    facts = _facts(link, "from app import celery\n\n\n@celery.task(name='f')\ndef f():\n    pass\n")
    assert facts is None or not facts.retries


def test_the_visibility_timeout_of_a_settings_class(link):
    facts = _facts(
        link,
        "class Config:\n    LIMIT = 60 * 15\n    BROKER_URL = 'redis://cache:6379/0'\n    CELERY_ACKS_LATE = True\n"
        "    BROKER_TRANSPORT_OPTIONS = {\n        'visibility_timeout': 310,\n    }\n",
        "shop/settings.py",
    )
    assert {(item.kind, item.ms, item.is_default) for item in facts.deadlines} == {
        ("visibility", 310_000.0, False),
        ("visibility", 3_600_000.0, True),
        ("late", 0.0, False),
    }


def test_java_annotations_and_builders(link):
    text = """
package shop;

import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;

class Gateway {
    @Retryable(maxAttempts = 5, backoff = @Backoff(delay = 200, multiplier = 2))
    void charge() {}

    Object config() {
        return RetryConfig.custom().maxAttempts(4).waitDuration(Duration.ofSeconds(2)).build();
    }
}
"""
    facts = _facts(link, text, "shop/Gateway.java")
    assert [(item.tool, item.attempts, item.first_wait_ms) for item in facts.retries] == [
        ("spring-retry", 5, 200.0),
        ("resilience4j", 4, 2000.0),
    ]


def test_what_is_done_about_bad_answers(link):
    facts = _facts(
        link,
        "import requests\n\n\ndef send(self, url):\n    try:\n        requests.post(url, timeout=5)\n"
        "    except requests.HTTPError as e:\n        if e.response.status_code >= 500:\n            self.retry()\n",
    )
    handler, branch = facts.answers
    assert (handler.exceptions, handler.repeats) == (("requests.HTTPError",), True)
    assert (branch.statuses, branch.above, branch.repeats, branch.knows_limits) == ((500,), True, True, False)


def test_ordinary_sources_are_not_looked_at(link):
    assert _facts(link, "def retry(job):\n    return job.status\n") is None


_LOOP = """
import time
import requests


def charge(amount, urls, times):
    {header}
        try:
            {trial}
        except requests.RequestException:
            {handler}
    {after}
"""


def _loop(
    link, header="for attempt in range(3):", trial="return requests.get(urls, timeout=5)", handler="time.sleep(2)", after=""
):
    facts = _facts(link, _LOOP.format(header=header, trial=trial, handler=handler, after=after))
    return [(item.attempts, item.is_unlimited, item.first_wait_ms, item.on) for item in facts.retries]


def test_a_loop_that_tries_again(link):
    assert _loop(link) == [(3, False, 2000.0, ("RequestException",))]


def test_a_loop_without_a_pause_and_without_an_end(link):
    assert _loop(link, header="while True:", handler="pass") == [(0, True, 0.0, ("RequestException",))]


@pytest.mark.parametrize(
    ("given", "attempts", "wait"),
    [
        ({"header": "for _ in range(1, 5):"}, 4, 2000.0),
        ({"header": "for _ in range(times):"}, 0, 2000.0),
        ({"header": "while times < 3:", "handler": "times += 1"}, 0, 0.0),
        ({"header": "while True:", "handler": "if times > 3: raise"}, 0, 0.0),
        ({"handler": "time.sleep(2 ** attempt)"}, 3, None),
        ({"handler": "backoff(attempt)"}, 3, None),
    ],
)
def test_what_a_loop_says_of_attempts_and_waits(link, given, attempts, wait):
    assert _loop(link, **given) == [(attempts, False, wait, ("RequestException",))]


@pytest.mark.parametrize(
    "given",
    [
        {"header": "for url in urls:"},
        {"header": "for page in range(9):", "trial": "return requests.get(urls, params={'page': page}, timeout=5)"},
        {"header": "while True:", "trial": "requests.get(urls, timeout=5)"},
        {"handler": "raise"},
        {"handler": "return None"},
        {"handler": "break"},
        {"header": "if times:"},
    ],
)
def test_loops_that_try_nothing_again(link, given):
    assert _loop(link, **given) == []


def test_a_task_that_repeats_itself_says_when(link):
    policy = _policy(
        link,
        "from shop.app import app\n\n\n@app.task(bind=True)\ndef send(self, n):\n    raise self.retry(countdown=60 * 5)\n",
    )
    assert (policy.tool, policy.first_wait_ms, policy.wraps) == ("celery", 300_000.0, True)


@pytest.mark.parametrize(
    "statement",
    [
        "self.retry()",
        "self.retry(countdown=n)",
        "self.queue.retry(countdown=9)",
        "client.retry(countdown=9)",
        "self.repeat(countdown=9)",
        "retry(countdown=9)",
    ],
)
def test_nothing_is_said_of_the_wait(link, statement):
    facts = _facts(
        link, f"from shop.app import app\n\n\n@app.task(bind=True, ignore_result=True)\ndef send(self, n):\n    {statement}\n"
    )
    assert not any(policy.first_wait_ms for policy in (facts.retries if facts else ()))


def test_a_loop_of_java(link):
    policy = _policy(
        link,
        """
        package shop;
        import org.springframework.web.client.*;
        class A {
            RestTemplate rest = new RestTemplate();
            String charge(String url) throws InterruptedException {
                for (int i = 0; i < 3; i++) {
                    try {
                        return rest.postForObject(url, url, String.class);
                    } catch (ResourceAccessException e) {
                        Thread.sleep(500);
                    }
                }
                return null;
            }
        }
        """,
        "src/main/java/shop/A.java",
    )
    assert (policy.attempts, policy.first_wait_ms, policy.on) == (3, 500.0, ("ResourceAccessException",))
    assert policy.text == "for (…; i < 3; …)"


_JOBS = "def refresh():\n    pass\n\n\ndef purge():\n    pass\n\n\n"


def _limits(link, text):
    facts = _facts(link, text)
    return [] if facts is None else [(item.ms, item.symbol, item.is_default) for item in facts.deadlines if item.kind == "task"]


def test_jobs_are_ended_by_what_their_queue_is_told(link):
    assert _limits(
        link,
        "from rq import Queue\n\n" + _JOBS + "def start(connection):\n    queue = Queue(connection=connection)\n"
        "    queue.enqueue(refresh)\n    queue.enqueue(purge, job_timeout=600)\n"
        "    Queue('slow', default_timeout=900).enqueue_call(func=purge)\n",
    ) == [
        (180_000.0, "shop.tasks.refresh", True),
        (600_000.0, "shop.tasks.purge", False),
        (900_000.0, "shop.tasks.purge", False),
    ]


def test_jobs_whose_limit_somebody_else_may_set(link):
    assert not _limits(
        link,
        "from rq import Queue\nfrom django_rq import enqueue\n\n" + _JOBS + "def start(queue: Queue, connection, **options):\n"
        "    queue.enqueue(refresh)\n    enqueue(refresh)\n    Queue(connection=connection).enqueue(purge, **options)\n"
        "    Queue('slow', **options).enqueue(purge)\n"
        "    Queue(connection=connection).enqueue(purge, job_timeout=options['limit'])\n",
    )


def test_jobs_that_dictionaries_describe(link):
    text = (
        "from rq_scheduler import Scheduler\n\n" + _JOBS + "scheduler = Scheduler(connection=None)\n\n\n"
        "def definitions():\n    return [{'func': refresh, 'interval': 30}, {'func': purge, 'timeout': 3600}]\n\n\n"
        "def schedule(job):\n    scheduler.schedule(scheduled_time=None, %s)\n"
    )
    assert _limits(link, text % "**job") == [(180_000.0, "shop.tasks.refresh", True), (3_600_000.0, "shop.tasks.purge", False)]
    assert not _limits(link, text % "func=job['func'], timeout=job['timeout']")


def test_dictionaries_of_other_things_describe_no_jobs(link):
    assert not _limits(
        link,
        "from rq_scheduler import Scheduler\n\n" + _JOBS + "scheduler = Scheduler(connection=None)\n\n\n"
        "def commands(other):\n    return [{'handler': refresh}, {'func': 'refresh'}, {'func': purge, **other}]\n\n\n"
        "def schedule(job):\n    scheduler.schedule(scheduled_time=None, **job)\n",
    )


def test_a_task_that_is_started_with_a_limit(link):
    text = "from app import celery\n\n\n@celery.task\ndef charge():\n    pass\n\n\ndef start():\n    charge.apply_async(%s)\n"
    assert _limits(link, text % "(1,), time_limit=60") == [(60_000.0, "shop.tasks.charge", False)]
    assert not _limits(link, text % "(1,), countdown=60")


def test_what_a_library_ends_tasks_by_unless_it_is_told(link):
    text = "import %s\n\n\n@%s\ndef refresh():\n    pass\n"
    assert _limits(link, text % ("dramatiq", "dramatiq.actor(max_retries=3)")) == [(600_000.0, "shop.tasks.refresh", True)]
    assert _limits(link, text % ("dramatiq", "dramatiq.actor(time_limit=5000)")) == [(5000.0, "shop.tasks.refresh", False)]
    assert _limits(link, text % ("rq.decorators", "rq.decorators.job('mail', connection=None)")) == [
        (180_000.0, "shop.tasks.refresh", True)
    ]
    assert not _limits(link, text % ("rq.decorators", "rq.decorators.job(queue, connection=None)"))
    assert not _limits(link, text % ("dagster", "dagster.job(name='refresh')"))
    assert not _limits(link, text % ("shop.stage", "shop.stage.actor(name='refresh')"))


_WAITING = """
package shop;

import java.util.concurrent.TimeUnit;

class Waiting {
    private static final long LIMIT_MS = 3000;

    void wait(Runnable work, long given) {
        %s
    }
}
"""


@pytest.mark.parametrize(
    ("body", "ms"),
    [
        (
            """final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            submit(() -> { if (deadline < System.nanoTime()) { log(); return; } work.run(); });""",
            10_000,
        ),
        ("long start = System.currentTimeMillis(); while (System.currentTimeMillis() - start < LIMIT_MS) { work.run(); }", 3000),
        ("long end = LIMIT_MS + System.currentTimeMillis(); while (System.currentTimeMillis() < end) { work.run(); }", 3000),
        (
            """long start = System.currentTimeMillis();
            while (true) { work.run(); if (start + 500 <= System.currentTimeMillis()) { break; } }""",
            500,
        ),
    ],
)
def test_what_goes_on_until_a_point_in_time(link, body, ms):
    facts = _facts(link, _WAITING % body, "shop/Waiting.java")
    assert [(item.kind, item.ms, item.symbol) for item in facts.deadlines] == [("clock", ms, "shop.Waiting.wait")]


def test_python_waits_by_the_clock(link):
    facts = _facts(
        link,
        "import time\n\n\ndef wait(work):\n    until = time.monotonic() + 2.5\n"
        "    while not work() and time.monotonic() < until:\n        time.sleep(1)\n",
    )
    assert [(item.kind, item.ms) for item in facts.deadlines] == [("clock", 2500.0)]


@pytest.mark.parametrize(
    "body",
    [
        "long start = System.nanoTime(); work.run(); if (System.nanoTime() - start > 1000) { log(); }",
        "long end = System.nanoTime() + given; while (System.nanoTime() < end) { work.run(); }",
        "long end = System.currentTimeMillis() + 5; work.run(); log(end);",
        "long end = given + 5; while (System.currentTimeMillis() != end) { work.run(); }",
        "long end = given + 5; while (given < end) { work.run(); }",
        "long start = 5; while (System.nanoTime() - start < 10) { work.run(); }",
        "long taken = System.nanoTime() - given; if (taken > 10) { return; }",
    ],
)
def test_what_tells_no_limit_by_the_clock(link, body):
    facts = _facts(link, _WAITING % body, "shop/Waiting.java")
    assert facts is None or not facts.deadlines

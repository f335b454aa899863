"""Java methods that nothing calls, of classes with annotations of the program's own that only say when an object is made."""

from __future__ import annotations

import pytest

from nullguard.model.finding import Confidence

ORDER = """
package shop;
import jakarta.persistence.*;
@Entity @Table(name = "orders") public class Order {
    @Id private Long id;
    @Column(nullable = true) private String note;
    public String getNote() { return note; }
}
"""
CALLED = "".join(f"    public void step{number}(Order order) {{ }}\n" for number in range(24))
CALLS = "".join(f"service.step{number}(order); " for number in range(24))
SERVICE = """
package shop;
import org.springframework.stereotype.Service;
%s
public class OrderService {
%s    public void left(Order order) { order.getNote().trim(); }
}
"""
CALLER = """
package shop;
import org.springframework.web.bind.annotation.*;
@RestController public class Controller {
    private OrderService service;
    @GetMapping("/") public void run(Order order) { %s }
}
"""
MARK = """
package shop;
import java.lang.annotation.*;
import org.springframework.boot.autoconfigure.condition.*;
%s public @interface OnlyInCore { }
"""


def _confidences(confidences, marks: str, own: str, calls: str = CALLS) -> set[Confidence]:
    files = {
        "src/main/java/shop/Order.java": ORDER,
        "src/main/java/shop/OrderService.java": SERVICE % (marks, CALLED),
        "src/main/java/shop/Controller.java": CALLER % calls,
        "src/main/java/shop/OnlyInCore.java": MARK % own,
    }
    return confidences(files, "NG101")


@pytest.mark.parametrize(
    ("marks", "own"),
    [
        ("@Service", ""),
        ('@Service @ConditionalOnProperty("shop.core")', ""),
        ('@Service @Order(1) @Profile("core")', ""),
        ("@Service @OnlyInCore", '@Retention(RetentionPolicy.RUNTIME) @ConditionalOnProperty("shop.core")'),
        ("@OnlyInCore @Service", '@Inherited @Target(ElementType.TYPE) @ConditionalOnExpression("true")'),
        ("@Service @OnlyInCore", '@Profile("core")'),
    ],
)
def test_nothing_calls_it(confidences, marks, own):
    assert _confidences(confidences, marks, own) == {Confidence.LOW}


@pytest.mark.parametrize(
    ("marks", "own"),
    [
        ("@Service @OnlyInCore", "@Retention(RetentionPolicy.RUNTIME)"),
        ("@Service @OnlyInCore", ""),
        ("@Service @OnlyInCore", '@Exported @ConditionalOnProperty("shop.core")'),
        ("@Service @OnlyInCore", "@Component @Retention(RetentionPolicy.RUNTIME)"),
        ("@Service @Exported", '@ConditionalOnProperty("shop.core")'),
    ],
)
def test_others_may_call_it(confidences, marks, own):
    assert _confidences(confidences, marks, own) != {Confidence.LOW}


def test_code_calls_it(confidences):
    own = '@ConditionalOnProperty("shop.core")'
    assert _confidences(confidences, "@Service @OnlyInCore", own, f"{CALLS} service.left(order);") != {Confidence.LOW}


@pytest.mark.parametrize(
    "mark", ["@Component @Order(1)", '@Component @ConditionalOnProperty("shop.core")', "@Component @OnlyInCore"]
)
def test_a_library_calls_it(confidences, mark):
    runner = f"""
package shop;
import org.springframework.boot.*;
{mark} public class Runner implements ApplicationRunner {{
    private Orders orders;
    @Override public void run(ApplicationArguments arguments) {{ orders.first().getNote().trim(); }}
}}
"""
    files = {
        "src/main/java/shop/Order.java": ORDER,
        "src/main/java/shop/Orders.java": "package shop;\npublic interface Orders { Order first(); }",
        "src/main/java/shop/Runner.java": runner,
        "src/main/java/shop/OrderService.java": SERVICE.replace("order.getNote().trim();", "") % ("@Service", CALLED),
        "src/main/java/shop/Controller.java": CALLER % CALLS,
        "src/main/java/shop/OnlyInCore.java": MARK % '@ConditionalOnProperty("shop.core")',
    }
    assert confidences(files, "NG101") - {Confidence.LOW}

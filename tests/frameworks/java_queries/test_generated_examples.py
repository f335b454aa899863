"""What examples of MyBatis Generator ask to be there is there in the rows that they find."""

from __future__ import annotations

from nullguard.pipeline import run
from nullguard.settings import load_settings

SCHEMA = "CREATE TABLE orders (id BIGINT NOT NULL, number VARCHAR(9) NOT NULL, buyer_note VARCHAR(9) NULL, amount INT NULL);"

ROW = """
package shop;

public class Order {
    private Long id;
    private String number;
    private String buyerNote;
    private Integer amount;
    public String getBuyerNote() { return buyerNote; }
    public Integer getAmount() { return amount; }
}
"""

EXAMPLE = """
package shop;

import java.util.*;

public class OrderExample {
    protected List<Criteria> oredCriteria = new ArrayList<Criteria>();

    public Criteria or() {
        Criteria criteria = new Criteria();
        oredCriteria.add(criteria);
        return criteria;
    }

    public void or(Criteria criteria) {
        oredCriteria.add(criteria);
    }

    public Criteria createCriteria() {
        Criteria criteria = new Criteria();
        if (oredCriteria.size() == 0) {
            oredCriteria.add(criteria);
        }
        return criteria;
    }

    protected abstract static class GeneratedCriteria {
        protected List<String> criteria = new ArrayList<String>();

        public Criteria andNumberEqualTo(String value) {
            criteria.add(value);
            return (Criteria) this;
        }

        public Criteria andBuyerNoteIsNull() {
            criteria.add("buyer_note is null");
            return (Criteria) this;
        }

        public Criteria andBuyerNoteIsNotNull() {
            criteria.add("buyer_note is not null");
            return (Criteria) this;
        }

        public Criteria andAmountGreaterThanOrEqualTo(Integer value) {
            criteria.add("amount >=");
            return (Criteria) this;
        }
    }

    public static class Criteria extends GeneratedCriteria {
    }
}
"""

MAPPER = """
<mapper namespace="shop.OrderMapper">
  <resultMap id="Base" type="shop.Order">
    <id column="id" property="id"/>
    <result column="number" property="number"/>
    <result column="buyer_note" property="buyerNote"/>
    <result column="amount" property="amount"/>
  </resultMap>
  <select id="selectByExample" resultMap="Base">select * from orders <include refid="Example_Where_Clause"/></select>
</mapper>
"""

SOURCE = """
package shop;

import java.util.*;

interface OrderMapper {
    List<Order> selectByExample(OrderExample example);
}

class Orders {
    OrderMapper mapper;

    void asked(String number) {
        OrderExample example = new OrderExample();
        example.createCriteria().andNumberEqualTo(number).andBuyerNoteIsNotNull();
        for (Order order : mapper.selectByExample(example)) {
            order.getBuyerNote().trim();
            order.getAmount().intValue(); // null
        }
        mapper.selectByExample(example).forEach(noted -> noted.getBuyerNote().trim());
    }

    void kept(String number) {
        OrderExample example = new OrderExample();
        OrderExample.Criteria criteria = example.createCriteria();
        criteria.andNumberEqualTo(number);
        criteria.andAmountGreaterThanOrEqualTo(3);
        for (Order order : mapper.selectByExample(example)) {
            order.getAmount().intValue();
        }
    }

    void first(String number) {
        OrderExample example = new OrderExample();
        example.or().andBuyerNoteIsNotNull();
        for (Order order : mapper.selectByExample(example)) {
            order.getBuyerNote().trim();
        }
    }

    void other(String number) {
        OrderExample example = new OrderExample();
        example.createCriteria().andNumberEqualTo(number).andBuyerNoteIsNull();
        for (Order order : mapper.selectByExample(example)) {
            order.getBuyerNote().trim(); // null
        }
    }

    void either(String number) {
        OrderExample example = new OrderExample();
        example.createCriteria().andBuyerNoteIsNotNull();
        example.or().andNumberEqualTo(number);
        for (Order order : mapper.selectByExample(example)) {
            order.getBuyerNote().trim(); // null
        }
    }

    void added(String number) {
        OrderExample example = new OrderExample();
        example.createCriteria().andNumberEqualTo(number);
        example.or(example.createCriteria().andBuyerNoteIsNotNull());
        for (Order order : mapper.selectByExample(example)) {
            order.getBuyerNote().trim(); // null
        }
    }

    void perhaps(Integer amount) {
        OrderExample example = new OrderExample();
        OrderExample.Criteria criteria = example.createCriteria();
        if (amount != null) {
            criteria.andAmountGreaterThanOrEqualTo(amount);
        }
        for (Order order : mapper.selectByExample(example)) {
            order.getAmount().intValue(); // null
        }
    }
}
"""


def test_columns_that_examples_ask_for(tmp_path):
    (tmp_path / "pom.xml").write_text("<project/>", encoding="utf-8")
    files = {
        "schema.sql": SCHEMA,
        "Order.java": ROW,
        "OrderExample.java": EXAMPLE,
        "OrderMapper.xml": MAPPER,
        "Orders.java": SOURCE,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text.lstrip(), encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low", "jobs": 1})
    found = run(settings, lambda stage, done, total: None).findings
    lines = SOURCE.lstrip().splitlines()
    places = {place.line for finding in found for place in (finding.place, *finding.siblings) if finding.rule == "NG101"}
    assert [line.strip() for number, line in enumerate(lines, 1) if number in places] == [
        line.strip() for line in lines if "// null" in line
    ]

"""What MyBatis-Plus's wrappers ask to be there is there in the rows that they find."""

from __future__ import annotations

from nullguard.pipeline import run
from nullguard.settings import load_settings

SCHEMA = """
CREATE TABLE orders (
    id BIGINT NOT NULL, number VARCHAR(9) NOT NULL, buyer_note VARCHAR(9) NULL, amount INT NULL
);
"""

ROW = """
package shop;

import com.baomidou.mybatisplus.annotation.TableName;

@TableName("orders")
class Order {
    private Long id;
    private String number;
    private String buyerNote;
    private Integer amount;
    public String getBuyerNote() { return buyerNote; }
    public Integer getAmount() { return amount; }
}
"""

SOURCE = """
package shop;

import com.baomidou.mybatisplus.core.conditions.query.LambdaQueryWrapper;
import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import com.baomidou.mybatisplus.core.toolkit.Wrappers;
import com.baomidou.mybatisplus.extension.service.impl.ServiceImpl;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import java.util.*;

interface OrderMapper extends BaseMapper<Order> {
}

class Orders extends ServiceImpl<OrderMapper, Order> {
    void asked(String note) {
        for (Order all : baseMapper.selectList(new QueryWrapper<Order>().eq("number", note))) {
            all.getBuyerNote().trim(); // null
        }
        for (Order noted : list(new QueryWrapper<Order>().eq("number", note).isNotNull("buyer_note").orderByAsc("id"))) {
            noted.getBuyerNote().trim();
            noted.getAmount().intValue(); // null
        }
        list(new LambdaQueryWrapper<Order>().like(Order::getBuyerNote, note)).forEach(liked -> liked.getBuyerNote().trim());
        list(Wrappers.<Order>lambdaQuery().gt(Order::getAmount, 3)).forEach(more -> more.getAmount().intValue());
        for (Order chained : lambdaQuery().isNotNull(Order::getBuyerNote).list()) {
            chained.getBuyerNote().trim();
        }
        lambdaQuery().between(Order::getAmount, 1, 3).oneOpt().map(found -> found.getAmount().intValue());
    }

    String paged(Page<Order> page) {
        Page<Order> found = lambdaQuery().isNotNull(Order::getBuyerNote).page(page);
        return first(found).getBuyerNote(); // missing
    }

    Order first(Page<Order> found) {
        return Optional.ofNullable(found.getRecords()).filter(all -> !all.isEmpty()).map(all -> all.get(0)).orElse(null);
    }

    void kept(String note) {
        LambdaQueryWrapper<Order> wrapper = new LambdaQueryWrapper<>();
        wrapper.in(Order::getBuyerNote, List.of("a", "b"));
        wrapper.last("limit 3");
        for (Order kept : list(wrapper)) {
            kept.getBuyerNote().trim();
        }
    }

    void pages(Page<Order> page) {
        baseMapper.selectPage(page, new QueryWrapper<Order>().isNotNull("amount")).getRecords().forEach(more -> {
            more.getAmount().intValue();
            more.getBuyerNote().trim(); // null
        });
        Page<Order> all = lambdaQuery().like(Order::getBuyerNote, "a").page(page);
        all.getRecords().forEach(liked -> liked.getBuyerNote().trim());
    }

    void open(String note, boolean flag) {
        for (Order perhaps : list(new QueryWrapper<Order>().like(flag, "buyer_note", note))) {
            perhaps.getBuyerNote().trim(); // null
        }
        for (Order either : list(new QueryWrapper<Order>().isNotNull("buyer_note").or().eq("amount", 3))) {
            either.getBuyerNote().trim(); // null
        }
        LambdaQueryWrapper<Order> wrapper = new LambdaQueryWrapper<>();
        if (flag) {
            wrapper.isNotNull(Order::getAmount);
        }
        for (Order perhaps : list(wrapper)) {
            perhaps.getAmount().intValue(); // null
        }
    }
}
"""


def test_columns_that_wrappers_ask_for(tmp_path):
    (tmp_path / "pom.xml").write_text("<project/>", encoding="utf-8")
    for name, text in (("schema.sql", SCHEMA), ("Order.java", ROW), ("Orders.java", SOURCE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    settings = load_settings((tmp_path,), None, {"cache": False, "min_confidence": "low", "jobs": 1})
    found = run(settings, lambda stage, done, total: None).findings
    lines = SOURCE.splitlines()
    for rule, marked in (("NG101", "// null"), ("NG103", "// missing")):
        places = {place.line for finding in found for place in (finding.place, *finding.siblings) if finding.rule == rule}
        assert [lines[line - 1].strip() for line in sorted(places)] == [line.strip() for line in lines if marked in line]

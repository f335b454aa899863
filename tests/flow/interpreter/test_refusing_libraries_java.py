"""Arguments that Java's libraries refuse when they are null, with the classes that instances are known by."""

from __future__ import annotations

import pytest

IMPORTS = """
import com.google.common.base.Splitter;
import com.google.common.cache.LoadingCache;
import com.google.common.hash.Hashing;
import java.security.MessageDigest;
import java.util.*;
import javax.mail.internet.InternetAddress;
import org.apache.commons.codec.digest.DigestUtils;
import org.joda.time.*;
import org.joda.time.format.*;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.security.core.userdetails.User;
"""

MEMBERS = """
@jakarta.persistence.Entity static class Bill {
    @jakarta.persistence.Column(nullable = true) LocalDate due;
    @jakarta.persistence.Column(nullable = true) DateTime at;
    @jakarta.persistence.Column(nullable = true) List<String> codes;
    LocalDate getDue() { return due; }
    DateTime getAt() { return at; }
    List<String> getCodes() { return codes; }
}
Bill bill;
MimeMessageHelper mail;
LoadingCache<String, Order> cache;
DateTimeFormatter format;
"""


@pytest.mark.parametrize(
    "statement",
    [
        "new ArrayList<String>().addAll(bill.getCodes());",
        "List<String> all = new ArrayList<>(); all.addAll(bill.getCodes());",
        "Set<String> all = new TreeSet<>(); all.removeAll(bill.getCodes());",
        "LocalDate.now().isBefore(bill.getDue());",
        "Days.daysBetween(bill.getDue(), LocalDate.now());",
        "LocalDate.now().plusDays(order.getQuantity());",
        "format.print(bill.getDue());",
        "format.parseDateTime(order.getReference());",
        "DateTime.now().compareTo(bill.getAt());",
        "new InternetAddress(order.getReference());",
        "mail.setTo(order.getReference());",
        "mail.setText(order.getReference(), true);",
        "DigestUtils.sha256Hex(order.getReference());",
        "Hashing.sha256().hashString(order.getReference(), null);",
        "Splitter.on(',').split(order.getReference());",
        "cache.get(order.getReference());",
        "new User(order.getNumber(), order.getReference(), List.of());",
        'java.net.URLEncoder.encode(order.getReference(), "UTF-8");',
        "java.sql.Date.valueOf(order.getReference());",
    ],
)
def test_refused(java, statement):
    java(f"{statement} // null", IMPORTS, MEMBERS)


@pytest.mark.parametrize(
    "statement",
    [
        "List<String> all = new ArrayList<>(); all.add(order.getReference());",
        "if (bill.getCodes() != null) { new ArrayList<String>().addAll(bill.getCodes()); }",
        "Collections.addAll(new ArrayList<String>(), order.getReference());",
        "DateTime.now().isBefore(bill.getAt());",
        "format.print(bill.getAt());",
        "new DateTime(bill.getAt());",
        "new InternetAddress(order.getNumber(), order.getReference());",
        "mail.setText(order.getNumber(), true);",
        "cache.invalidateAll();",
        "new User(order.getNumber(), order.getNumber(), null);",
    ],
)
def test_not_refused_or_tested(java, statement):
    java(statement, IMPORTS, MEMBERS)

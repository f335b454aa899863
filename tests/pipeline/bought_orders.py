"""Orders of Java that may have no buyer, for tests of what tells that one has."""

from __future__ import annotations

ROWS = """\
    package shop;

    import jakarta.persistence.*;
    import java.util.*;

    @Entity class Buyer { @Id Long id; }
    @Entity class Order {
        @Id Long id;
        @ManyToOne @JoinColumn(nullable = true) private Buyer buyer;
        public Buyer getBuyer() { return buyer; }
        public boolean hasBuyer() { return buyer != null; }
        public boolean isOdd() { return id > 3; }
    }
"""
USE = "pair.getOrder().getBuyer().toString();"

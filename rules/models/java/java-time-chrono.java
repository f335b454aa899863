// java.time.chrono: signatures of the public API of Java SE 17, read by reflection, with the sequenced
// collections of 21; members that only override what an ancestor here declares are left out.
// @Nullable stands where null-behaviour.tsv says so, whatever the arguments.
package java.time.chrono;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAdjuster;
import java.time.temporal.TemporalAmount;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalUnit;
import java.util.Comparator;

public interface ChronoLocalDate extends Temporal, TemporalAdjuster, Comparable<ChronoLocalDate> {
    default ChronoLocalDateTime<?> atTime(LocalTime localTime);
    default int compareTo(ChronoLocalDate chronoLocalDate);
    default String format(DateTimeFormatter dateTimeFormatter);
    static ChronoLocalDate from(TemporalAccessor temporalAccessor);
    Chronology getChronology();
    default Era getEra();
    default boolean isAfter(ChronoLocalDate chronoLocalDate);
    default boolean isBefore(ChronoLocalDate chronoLocalDate);
    default boolean isEqual(ChronoLocalDate chronoLocalDate);
    default boolean isLeapYear();
    int lengthOfMonth();
    default int lengthOfYear();
    default ChronoLocalDate minus(TemporalAmount temporalAmount);
    default ChronoLocalDate minus(long number, TemporalUnit temporalUnit);
    default ChronoLocalDate plus(TemporalAmount temporalAmount);
    default ChronoLocalDate plus(long number, TemporalUnit temporalUnit);
    static Comparator<ChronoLocalDate> timeLineOrder();
    default long toEpochDay();
    ChronoPeriod until(ChronoLocalDate chronoLocalDate);
    default ChronoLocalDate with(TemporalAdjuster temporalAdjuster);
    default ChronoLocalDate with(TemporalField temporalField, long number);
}

public interface ChronoLocalDateTime<D extends ChronoLocalDate> extends Temporal, TemporalAdjuster, Comparable<ChronoLocalDateTime<?>> {
    ChronoZonedDateTime<D> atZone(ZoneId zoneId);
    default int compareTo(ChronoLocalDateTime<?> chronoLocalDateTime);
    default String format(DateTimeFormatter dateTimeFormatter);
    static ChronoLocalDateTime<?> from(TemporalAccessor temporalAccessor);
    default Chronology getChronology();
    default boolean isAfter(ChronoLocalDateTime<?> chronoLocalDateTime);
    default boolean isBefore(ChronoLocalDateTime<?> chronoLocalDateTime);
    default boolean isEqual(ChronoLocalDateTime<?> chronoLocalDateTime);
    default ChronoLocalDateTime<D> minus(TemporalAmount temporalAmount);
    default ChronoLocalDateTime<D> minus(long number, TemporalUnit temporalUnit);
    default ChronoLocalDateTime<D> plus(TemporalAmount temporalAmount);
    ChronoLocalDateTime<D> plus(long number, TemporalUnit temporalUnit);
    static Comparator<ChronoLocalDateTime<?>> timeLineOrder();
    default long toEpochSecond(ZoneOffset zoneOffset);
    default Instant toInstant(ZoneOffset zoneOffset);
    D toLocalDate();
    LocalTime toLocalTime();
    default ChronoLocalDateTime<D> with(TemporalAdjuster temporalAdjuster);
    ChronoLocalDateTime<D> with(TemporalField temporalField, long number);
}

public interface ChronoZonedDateTime<D extends ChronoLocalDate> extends Temporal, Comparable<ChronoZonedDateTime<?>> {
    default int compareTo(ChronoZonedDateTime<?> chronoZonedDateTime);
    default String format(DateTimeFormatter dateTimeFormatter);
    static ChronoZonedDateTime<?> from(TemporalAccessor temporalAccessor);
    default Chronology getChronology();
    ZoneOffset getOffset();
    ZoneId getZone();
    default boolean isAfter(ChronoZonedDateTime<?> chronoZonedDateTime);
    default boolean isBefore(ChronoZonedDateTime<?> chronoZonedDateTime);
    default boolean isEqual(ChronoZonedDateTime<?> chronoZonedDateTime);
    default ChronoZonedDateTime<D> minus(TemporalAmount temporalAmount);
    default ChronoZonedDateTime<D> minus(long number, TemporalUnit temporalUnit);
    default ChronoZonedDateTime<D> plus(TemporalAmount temporalAmount);
    ChronoZonedDateTime<D> plus(long number, TemporalUnit temporalUnit);
    static Comparator<ChronoZonedDateTime<?>> timeLineOrder();
    default long toEpochSecond();
    default Instant toInstant();
    default D toLocalDate();
    ChronoLocalDateTime<D> toLocalDateTime();
    default LocalTime toLocalTime();
    default ChronoZonedDateTime<D> with(TemporalAdjuster temporalAdjuster);
    ChronoZonedDateTime<D> with(TemporalField temporalField, long number);
    ChronoZonedDateTime<D> withEarlierOffsetAtOverlap();
    ChronoZonedDateTime<D> withLaterOffsetAtOverlap();
    ChronoZonedDateTime<D> withZoneSameInstant(ZoneId zoneId);
    ChronoZonedDateTime<D> withZoneSameLocal(ZoneId zoneId);
}

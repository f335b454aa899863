// org.joda.time: dates and times of Joda-Time 2. Source: its API reference. An instant that is null is the present one in most
// methods, a partial (a date or time of day without a zone) is refused.
package org.joda.time;

import java.util.Calendar;
import java.util.Date;
import org.joda.time.format.DateTimeFormatter;

public interface ReadableInstant extends Comparable<ReadableInstant> {
    long getMillis();
    boolean isAfter(ReadableInstant instant);
    boolean isBefore(ReadableInstant instant);
    boolean isEqual(ReadableInstant instant);
    Instant toInstant();
}

public interface ReadablePartial extends Comparable<ReadablePartial> {
    int size();
}

public final class Instant implements ReadableInstant {
    public DateTime toDateTime() { }
    public Date toDate() { }
}

public class DateTime implements ReadableInstant {
    public int getYear() { }
    public int getMonthOfYear() { }
    public int getDayOfMonth() { }
    public int getDayOfWeek() { }
    public int getHourOfDay() { }
    public int getMinuteOfHour() { }
    public int getSecondOfMinute() { }
    public DateTime plusDays(int days) { }
    public DateTime minusDays(int days) { }
    public DateTime plusWeeks(int weeks) { }
    public DateTime minusWeeks(int weeks) { }
    public DateTime plusMonths(int months) { }
    public DateTime minusMonths(int months) { }
    public DateTime plusYears(int years) { }
    public DateTime minusYears(int years) { }
    public DateTime plusHours(int hours) { }
    public DateTime minusHours(int hours) { }
    public DateTime plusMinutes(int minutes) { }
    public DateTime minusMinutes(int minutes) { }
    public DateTime plusSeconds(int seconds) { }
    public DateTime minusSeconds(int seconds) { }
    public DateTime plusMillis(int millis) { }
    public DateTime minusMillis(int millis) { }
    public DateTime withTimeAtStartOfDay() { }
    public DateTime withZone(DateTimeZone zone) { }
    public DateTime toDateTime(DateTimeZone zone) { }
    public LocalDate toLocalDate() { }
    public LocalDateTime toLocalDateTime() { }
    public LocalTime toLocalTime() { }
    public Date toDate() { }
    public DateTimeZone getZone() { }
    public boolean isAfterNow() { }
    public boolean isBeforeNow() { }
    public String toString(String pattern) { }
    public static DateTime now() { }
    public static DateTime now(DateTimeZone zone) { }
    public static DateTime parse(String text) { }
    public static DateTime parse(String text, DateTimeFormatter formatter) { }
}

public final class LocalDate implements ReadablePartial {
    public int getYear() { }
    public int getMonthOfYear() { }
    public int getDayOfMonth() { }
    public int getDayOfWeek() { }
    public LocalDate plusDays(int days) { }
    public LocalDate minusDays(int days) { }
    public LocalDate plusWeeks(int weeks) { }
    public LocalDate minusWeeks(int weeks) { }
    public LocalDate plusMonths(int months) { }
    public LocalDate minusMonths(int months) { }
    public LocalDate plusYears(int years) { }
    public LocalDate minusYears(int years) { }
    public boolean isAfter(ReadablePartial partial) { }
    public boolean isBefore(ReadablePartial partial) { }
    public boolean isEqual(ReadablePartial partial) { }
    public int compareTo(ReadablePartial partial) { }
    public String toString(String pattern) { }
    public static LocalDate now() { }
    public static LocalDate parse(String text) { }
    public static LocalDate parse(String text, DateTimeFormatter formatter) { }
    public static LocalDate fromDateFields(Date date) { }
    public static LocalDate fromCalendarFields(Calendar calendar) { }
    public DateTime toDateTimeAtStartOfDay() { }
    public DateTime toDateTimeAtStartOfDay(DateTimeZone zone) { }
    public Date toDate() { }
}

public final class LocalDateTime implements ReadablePartial {
    public int getYear() { }
    public int getMonthOfYear() { }
    public int getDayOfMonth() { }
    public int getDayOfWeek() { }
    public int getHourOfDay() { }
    public int getMinuteOfHour() { }
    public int getSecondOfMinute() { }
    public LocalDateTime plusDays(int days) { }
    public LocalDateTime minusDays(int days) { }
    public LocalDateTime plusWeeks(int weeks) { }
    public LocalDateTime minusWeeks(int weeks) { }
    public LocalDateTime plusMonths(int months) { }
    public LocalDateTime minusMonths(int months) { }
    public LocalDateTime plusYears(int years) { }
    public LocalDateTime minusYears(int years) { }
    public LocalDateTime plusHours(int hours) { }
    public LocalDateTime minusHours(int hours) { }
    public LocalDateTime plusMinutes(int minutes) { }
    public LocalDateTime minusMinutes(int minutes) { }
    public LocalDateTime plusSeconds(int seconds) { }
    public LocalDateTime minusSeconds(int seconds) { }
    public LocalDateTime plusMillis(int millis) { }
    public LocalDateTime minusMillis(int millis) { }
    public boolean isAfter(ReadablePartial partial) { }
    public boolean isBefore(ReadablePartial partial) { }
    public boolean isEqual(ReadablePartial partial) { }
    public int compareTo(ReadablePartial partial) { }
    public String toString(String pattern) { }
    public static LocalDateTime now() { }
    public static LocalDateTime parse(String text) { }
    public static LocalDateTime parse(String text, DateTimeFormatter formatter) { }
    public static LocalDateTime fromDateFields(Date date) { }
    public static LocalDateTime fromCalendarFields(Calendar calendar) { }
    public LocalDate toLocalDate() { }
    public LocalTime toLocalTime() { }
    public DateTime toDateTime() { }
    public DateTime toDateTime(DateTimeZone zone) { }
    public Date toDate() { }
}

public final class LocalTime implements ReadablePartial {
    public int getHourOfDay() { }
    public int getMinuteOfHour() { }
    public int getSecondOfMinute() { }
    public LocalTime plusHours(int hours) { }
    public LocalTime minusHours(int hours) { }
    public LocalTime plusMinutes(int minutes) { }
    public LocalTime minusMinutes(int minutes) { }
    public LocalTime plusSeconds(int seconds) { }
    public LocalTime minusSeconds(int seconds) { }
    public LocalTime plusMillis(int millis) { }
    public LocalTime minusMillis(int millis) { }
    public boolean isAfter(ReadablePartial partial) { }
    public boolean isBefore(ReadablePartial partial) { }
    public boolean isEqual(ReadablePartial partial) { }
    public int compareTo(ReadablePartial partial) { }
    public String toString(String pattern) { }
    public static LocalTime now() { }
    public static LocalTime parse(String text) { }
    public static LocalTime parse(String text, DateTimeFormatter formatter) { }
    public static LocalTime fromDateFields(Date date) { }
    public static LocalTime fromCalendarFields(Calendar calendar) { }
}

public final class YearMonth implements ReadablePartial {
    public boolean isAfter(ReadablePartial partial) { }
    public boolean isBefore(ReadablePartial partial) { }
    public boolean isEqual(ReadablePartial partial) { }
    public int compareTo(ReadablePartial partial) { }
    public String toString(String pattern) { }
    public static YearMonth now() { }
    public static YearMonth parse(String text) { }
    public static YearMonth parse(String text, DateTimeFormatter formatter) { }
}

public abstract class DateTimeZone {
    public static final DateTimeZone UTC;
    public String getID() { }
    public static DateTimeZone forID(String id) { }
    public static DateTimeZone getDefault() { }
}

public final class Days {
    public int getDays() { }
    public static Days daysBetween(ReadableInstant start, ReadableInstant end) { }
    public static Days daysBetween(ReadablePartial start, ReadablePartial end) { }
}

public final class Weeks {
    public int getWeeks() { }
    public static Weeks weeksBetween(ReadableInstant start, ReadableInstant end) { }
    public static Weeks weeksBetween(ReadablePartial start, ReadablePartial end) { }
}

public final class Months {
    public int getMonths() { }
    public static Months monthsBetween(ReadableInstant start, ReadableInstant end) { }
    public static Months monthsBetween(ReadablePartial start, ReadablePartial end) { }
}

public final class Years {
    public int getYears() { }
    public static Years yearsBetween(ReadableInstant start, ReadableInstant end) { }
    public static Years yearsBetween(ReadablePartial start, ReadablePartial end) { }
}

public final class Hours {
    public int getHours() { }
    public static Hours hoursBetween(ReadableInstant start, ReadableInstant end) { }
    public static Hours hoursBetween(ReadablePartial start, ReadablePartial end) { }
}

public final class Minutes {
    public int getMinutes() { }
    public static Minutes minutesBetween(ReadableInstant start, ReadableInstant end) { }
    public static Minutes minutesBetween(ReadablePartial start, ReadablePartial end) { }
}

public final class Seconds {
    public int getSeconds() { }
    public static Seconds secondsBetween(ReadableInstant start, ReadableInstant end) { }
    public static Seconds secondsBetween(ReadablePartial start, ReadablePartial end) { }
}

// org.joda.time.format: formatters of Joda-Time 2. Source: its API reference.
package org.joda.time.format;

import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.joda.time.LocalDate;
import org.joda.time.LocalDateTime;
import org.joda.time.LocalTime;
import org.joda.time.ReadableInstant;
import org.joda.time.ReadablePartial;

public class DateTimeFormatter {
    public String print(ReadableInstant instant) { }
    public String print(ReadablePartial partial) { }
    public String print(long instant) { }
    public DateTime parseDateTime(String text) { }
    public LocalDate parseLocalDate(String text) { }
    public LocalDateTime parseLocalDateTime(String text) { }
    public LocalTime parseLocalTime(String text) { }
    public long parseMillis(String text) { }
    public DateTimeFormatter withZone(DateTimeZone zone) { }
    public DateTimeFormatter withZoneUTC() { }
}

public class DateTimeFormat {
    public static DateTimeFormatter forPattern(String pattern) { }
}

public class ISODateTimeFormat {
    public static DateTimeFormatter date() { }
    public static DateTimeFormatter dateTime() { }
    public static DateTimeFormatter dateTimeNoMillis() { }
    public static DateTimeFormatter dateTimeParser() { }
}

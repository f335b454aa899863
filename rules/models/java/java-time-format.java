// java.time.format: signatures of the public API of Java SE 17, read by reflection, with the sequenced
// collections of 21; members that only override what an ancestor here declares are left out.
// @Nullable stands where null-behaviour.tsv says so, whatever the arguments.
package java.time.format;

import java.text.Format;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Period;
import java.time.ZoneId;
import java.time.chrono.Chronology;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalQuery;
import java.util.Locale;
import java.util.Set;

public final class DateTimeFormatter {
    public static final DateTimeFormatter ISO_LOCAL_DATE;
    public static final DateTimeFormatter ISO_OFFSET_DATE;
    public static final DateTimeFormatter ISO_DATE;
    public static final DateTimeFormatter ISO_LOCAL_TIME;
    public static final DateTimeFormatter ISO_OFFSET_TIME;
    public static final DateTimeFormatter ISO_TIME;
    public static final DateTimeFormatter ISO_LOCAL_DATE_TIME;
    public static final DateTimeFormatter ISO_OFFSET_DATE_TIME;
    public static final DateTimeFormatter ISO_ZONED_DATE_TIME;
    public static final DateTimeFormatter ISO_DATE_TIME;
    public static final DateTimeFormatter ISO_ORDINAL_DATE;
    public static final DateTimeFormatter ISO_WEEK_DATE;
    public static final DateTimeFormatter ISO_INSTANT;
    public static final DateTimeFormatter BASIC_ISO_DATE;
    public static final DateTimeFormatter RFC_1123_DATE_TIME;
    public String format(TemporalAccessor temporalAccessor);
    public void formatTo(TemporalAccessor temporalAccessor, Appendable appendable);
    public Chronology getChronology();
    public DecimalStyle getDecimalStyle();
    public Locale getLocale();
    public Set<TemporalField> getResolverFields();
    public ResolverStyle getResolverStyle();
    public ZoneId getZone();
    public DateTimeFormatter localizedBy(Locale locale);
    public static DateTimeFormatter ofLocalizedDate(FormatStyle formatStyle);
    public static DateTimeFormatter ofLocalizedDateTime(FormatStyle formatStyle);
    public static DateTimeFormatter ofLocalizedDateTime(FormatStyle formatStyle, FormatStyle formatStyle2);
    public static DateTimeFormatter ofLocalizedTime(FormatStyle formatStyle);
    public static DateTimeFormatter ofPattern(String text);
    public static DateTimeFormatter ofPattern(String text, Locale locale);
    public TemporalAccessor parse(CharSequence text);
    public <T> T parse(CharSequence text, TemporalQuery<T> temporalQuery);
    public TemporalAccessor parse(CharSequence text, ParsePosition parsePosition);
    public TemporalAccessor parseBest(CharSequence text, TemporalQuery<?>... temporalQuerys);
    public TemporalAccessor parseUnresolved(CharSequence text, ParsePosition parsePosition);
    public static TemporalQuery<Period> parsedExcessDays();
    public static TemporalQuery<Boolean> parsedLeapSecond();
    public Format toFormat();
    public Format toFormat(TemporalQuery<?> temporalQuery);
    public DateTimeFormatter withChronology(Chronology chronology);
    public DateTimeFormatter withDecimalStyle(DecimalStyle decimalStyle);
    public DateTimeFormatter withLocale(Locale locale);
    public DateTimeFormatter withResolverFields(TemporalField... temporalFields);
    public DateTimeFormatter withResolverFields(Set<TemporalField> set);
    public DateTimeFormatter withResolverStyle(ResolverStyle resolverStyle);
    public DateTimeFormatter withZone(ZoneId zoneId);
}

public class DateTimeParseException extends DateTimeException {
    public DateTimeParseException(String text, CharSequence text2, int number) {}
    public DateTimeParseException(String text, CharSequence text2, int number, Throwable throwable) {}
    public int getErrorIndex();
    public String getParsedString();
}

public enum FormatStyle {
    FULL, LONG, MEDIUM, SHORT;
}

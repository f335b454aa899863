// java.text: signatures of the public API of Java SE 17, read by reflection, with the sequenced
// collections of 21; members that only override what an ancestor here declares are left out.
// @Nullable stands where null-behaviour.tsv says so, whatever the arguments.
package java.text;

import java.io.Serializable;
import java.math.RoundingMode;
import java.util.Calendar;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;

public abstract class Format implements Serializable, Cloneable {
    public String format(Object object);
    public abstract StringBuffer format(Object object, StringBuffer stringBuffer, FieldPosition fieldPosition);
    public AttributedCharacterIterator formatToCharacterIterator(Object object);
    public Object parseObject(String text);
    public abstract Object parseObject(String text, ParsePosition parsePosition);

    public static class Field implements Serializable {
    }
}

public abstract class DateFormat extends Format {
    public String format(Date date);
    public abstract StringBuffer format(Date date, StringBuffer stringBuffer, FieldPosition fieldPosition);
    public static Locale[] getAvailableLocales();
    public Calendar getCalendar();
    public static DateFormat getDateInstance();
    public static DateFormat getDateInstance(int number);
    public static DateFormat getDateInstance(int number, Locale locale);
    public static DateFormat getDateTimeInstance();
    public static DateFormat getDateTimeInstance(int number, int number2);
    public static DateFormat getDateTimeInstance(int number, int number2, Locale locale);
    public static DateFormat getInstance();
    public NumberFormat getNumberFormat();
    public static DateFormat getTimeInstance();
    public static DateFormat getTimeInstance(int number);
    public static DateFormat getTimeInstance(int number, Locale locale);
    public TimeZone getTimeZone();
    public boolean isLenient();
    public Date parse(String text);
    public abstract Date parse(String text, ParsePosition parsePosition);
    public void setCalendar(Calendar calendar);
    public void setLenient(boolean flag);
    public void setNumberFormat(NumberFormat numberFormat);
    public void setTimeZone(TimeZone timeZone);

    public static class Field extends Format.Field {
        public static final DateFormat.Field ERA;
        public static final DateFormat.Field YEAR;
        public static final DateFormat.Field MONTH;
        public static final DateFormat.Field DAY_OF_MONTH;
        public static final DateFormat.Field HOUR_OF_DAY1;
        public static final DateFormat.Field HOUR_OF_DAY0;
        public static final DateFormat.Field MINUTE;
        public static final DateFormat.Field SECOND;
        public static final DateFormat.Field MILLISECOND;
        public static final DateFormat.Field DAY_OF_WEEK;
        public static final DateFormat.Field DAY_OF_YEAR;
        public static final DateFormat.Field DAY_OF_WEEK_IN_MONTH;
        public static final DateFormat.Field WEEK_OF_YEAR;
        public static final DateFormat.Field WEEK_OF_MONTH;
        public static final DateFormat.Field AM_PM;
        public static final DateFormat.Field HOUR1;
        public static final DateFormat.Field HOUR0;
        public static final DateFormat.Field TIME_ZONE;
        public int getCalendarField();
        public static DateFormat.Field ofCalendarField(int number);
    }
}

public class SimpleDateFormat extends DateFormat {
    public SimpleDateFormat() {}
    public SimpleDateFormat(String text) {}
    public SimpleDateFormat(String text, DateFormatSymbols dateFormatSymbols) {}
    public SimpleDateFormat(String text, Locale locale) {}
    public void applyLocalizedPattern(String text);
    public void applyPattern(String text);
    public Date get2DigitYearStart();
    public DateFormatSymbols getDateFormatSymbols();
    public void set2DigitYearStart(Date date);
    public void setDateFormatSymbols(DateFormatSymbols dateFormatSymbols);
    public String toLocalizedPattern();
    public String toPattern();
}

public abstract class NumberFormat extends Format {
    public String format(double number);
    public String format(long number);
    public abstract StringBuffer format(double number, StringBuffer stringBuffer, FieldPosition fieldPosition);
    public abstract StringBuffer format(long number, StringBuffer stringBuffer, FieldPosition fieldPosition);
    public static Locale[] getAvailableLocales();
    public static NumberFormat getCompactNumberInstance();
    public static NumberFormat getCompactNumberInstance(Locale locale, NumberFormat.Style style);
    public Currency getCurrency();
    public static NumberFormat getCurrencyInstance();
    public static NumberFormat getCurrencyInstance(Locale locale);
    public static NumberFormat getInstance();
    public static NumberFormat getInstance(Locale locale);
    public static NumberFormat getIntegerInstance();
    public static NumberFormat getIntegerInstance(Locale locale);
    public int getMaximumFractionDigits();
    public int getMaximumIntegerDigits();
    public int getMinimumFractionDigits();
    public int getMinimumIntegerDigits();
    public static NumberFormat getNumberInstance();
    public static NumberFormat getNumberInstance(Locale locale);
    public static NumberFormat getPercentInstance();
    public static NumberFormat getPercentInstance(Locale locale);
    public RoundingMode getRoundingMode();
    public boolean isGroupingUsed();
    public boolean isParseIntegerOnly();
    public Number parse(String text);
    public abstract Number parse(String text, ParsePosition parsePosition);
    public void setCurrency(Currency currency);
    public void setGroupingUsed(boolean flag);
    public void setMaximumFractionDigits(int number);
    public void setMaximumIntegerDigits(int number);
    public void setMinimumFractionDigits(int number);
    public void setMinimumIntegerDigits(int number);
    public void setParseIntegerOnly(boolean flag);
    public void setRoundingMode(RoundingMode roundingMode);

    public static class Field extends Format.Field {
        public static final NumberFormat.Field INTEGER;
        public static final NumberFormat.Field FRACTION;
        public static final NumberFormat.Field EXPONENT;
        public static final NumberFormat.Field DECIMAL_SEPARATOR;
        public static final NumberFormat.Field SIGN;
        public static final NumberFormat.Field GROUPING_SEPARATOR;
        public static final NumberFormat.Field EXPONENT_SYMBOL;
        public static final NumberFormat.Field PERCENT;
        public static final NumberFormat.Field PERMILLE;
        public static final NumberFormat.Field CURRENCY;
        public static final NumberFormat.Field EXPONENT_SIGN;
        public static final NumberFormat.Field PREFIX;
        public static final NumberFormat.Field SUFFIX;
    }

    public enum Style {
        SHORT, LONG;
    }
}

public class DecimalFormat extends NumberFormat {
    public DecimalFormat() {}
    public DecimalFormat(String text) {}
    public DecimalFormat(String text, DecimalFormatSymbols decimalFormatSymbols) {}
    public void applyLocalizedPattern(String text);
    public void applyPattern(String text);
    public DecimalFormatSymbols getDecimalFormatSymbols();
    public int getGroupingSize();
    public int getMultiplier();
    public String getNegativePrefix();
    public String getNegativeSuffix();
    public String getPositivePrefix();
    public String getPositiveSuffix();
    public boolean isDecimalSeparatorAlwaysShown();
    public boolean isParseBigDecimal();
    public void setDecimalFormatSymbols(DecimalFormatSymbols decimalFormatSymbols);
    public void setDecimalSeparatorAlwaysShown(boolean flag);
    public void setGroupingSize(int number);
    public void setMultiplier(int number);
    public void setNegativePrefix(String text);
    public void setNegativeSuffix(String text);
    public void setParseBigDecimal(boolean flag);
    public void setPositivePrefix(String text);
    public void setPositiveSuffix(String text);
    public String toLocalizedPattern();
    public String toPattern();
}

public class MessageFormat extends Format {
    public MessageFormat(String text) {}
    public MessageFormat(String text, Locale locale) {}
    public void applyPattern(String text);
    public static String format(String text, Object... objects);
    public StringBuffer format(Object[] objects, StringBuffer stringBuffer, FieldPosition fieldPosition);
    public Format[] getFormats();
    public Format[] getFormatsByArgumentIndex();
    public Locale getLocale();
    public Object[] parse(String text);
    public Object[] parse(String text, ParsePosition parsePosition);
    @Nullable public Object parseObject(String text, ParsePosition parsePosition);
    public void setFormat(int number, Format format);
    public void setFormatByArgumentIndex(int number, Format format);
    public void setFormats(Format[] formats);
    public void setFormatsByArgumentIndex(Format[] formats);
    public void setLocale(Locale locale);
    public String toPattern();

    public static class Field extends Format.Field {
        public static final MessageFormat.Field ARGUMENT;
    }
}

public class ParseException extends Exception {
    public ParseException(String text, int number) {}
    public int getErrorOffset();
}

public abstract class Collator implements Comparator<Object>, Cloneable {
    public static Collator getInstance();
    public static Collator getInstance(Locale locale);
    public int compare(Object object, Object object2);
    public abstract int compare(String text, String text2);
    public boolean equals(String text, String text2);
    public void setStrength(int number);
}

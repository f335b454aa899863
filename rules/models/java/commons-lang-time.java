// org.apache.commons.lang.time: dates that are counted on. Source: the Apache Commons Lang API reference.
package org.apache.commons.lang.time;

import java.util.Calendar;
import java.util.Date;

public class DateUtils {
    public static Date addYears(Date date, int amount);
    public static Date addMonths(Date date, int amount);
    public static Date addWeeks(Date date, int amount);
    public static Date addDays(Date date, int amount);
    public static Date addHours(Date date, int amount);
    public static Date addMinutes(Date date, int amount);
    public static Date addSeconds(Date date, int amount);
    public static Date setYears(Date date, int amount);
    public static Date setMonths(Date date, int amount);
    public static Date setDays(Date date, int amount);
    public static Date setHours(Date date, int amount);
    public static Date setMinutes(Date date, int amount);
    public static Date setSeconds(Date date, int amount);
    public static Date truncate(Date date, int field);
    public static Calendar truncate(Calendar calendar, int field);
    public static Date ceiling(Date date, int field);
    public static Date round(Date date, int field);
    public static boolean isSameDay(Date date1, Date date2);
    public static boolean isSameDay(Calendar cal1, Calendar cal2);
}

// java.lang: signatures of the public API of Java SE 17, read by reflection, with the sequenced
// collections of 21; members that only override what an ancestor here declares are left out.
// @Nullable stands where null-behaviour.tsv says so, whatever the arguments.
package java.lang;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Console;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.lang.constant.ClassDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.net.URL;
import java.nio.channels.Channel;
import java.nio.charset.Charset;
import java.security.ProtectionDomain;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Spliterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

public class Object {
    public Object() {}
    public boolean equals(Object object);
    public Class<?> getClass();
    public int hashCode();
    public void notify();
    public void notifyAll();
    public String toString();
    public void wait();
    public void wait(long number);
    public void wait(long number, int number2);
}

public final class String implements Serializable, Comparable<String>, CharSequence {
    public static final Comparator<String> CASE_INSENSITIVE_ORDER;
    public String() {}
    public String(byte[] numbers) {}
    public String(char[] characters) {}
    public String(String text) {}
    public String(StringBuffer stringBuffer) {}
    public String(StringBuilder stringBuilder) {}
    public String(byte[] numbers, int number) {}
    public String(byte[] numbers, String text) {}
    public String(byte[] numbers, Charset charset) {}
    public String(byte[] numbers, int number, int number2) {}
    public String(char[] characters, int number, int number2) {}
    public String(int[] numbers, int number, int number2) {}
    public String(byte[] numbers, int number, int number2, int number3) {}
    public String(byte[] numbers, int number, int number2, String text) {}
    public String(byte[] numbers, int number, int number2, Charset charset) {}
    public int codePointAt(int number);
    public int codePointBefore(int number);
    public int codePointCount(int number, int number2);
    public int compareTo(String text);
    public int compareToIgnoreCase(String text);
    public String concat(String text);
    public boolean contains(CharSequence text);
    public boolean contentEquals(CharSequence text);
    public boolean contentEquals(StringBuffer stringBuffer);
    public static String copyValueOf(char[] characters);
    public static String copyValueOf(char[] characters, int number, int number2);
    public Optional<String> describeConstable();
    public boolean endsWith(String text);
    public boolean equalsIgnoreCase(String text);
    public static String format(String text, Object... objects);
    public static String format(Locale locale, String text, Object... objects);
    public String formatted(Object... objects);
    public byte[] getBytes();
    public byte[] getBytes(String text);
    public byte[] getBytes(Charset charset);
    public void getBytes(int number, int number2, byte[] numbers, int number3);
    public void getChars(int number, int number2, char[] characters, int number3);
    public String indent(int number);
    public int indexOf(int number);
    public int indexOf(String text);
    public int indexOf(int number, int number2);
    public int indexOf(String text, int number);
    public String intern();
    public boolean isBlank();
    public static String join(CharSequence text, CharSequence... texts);
    public static String join(CharSequence text, Iterable<? extends CharSequence> iterable);
    public int lastIndexOf(int number);
    public int lastIndexOf(String text);
    public int lastIndexOf(int number, int number2);
    public int lastIndexOf(String text, int number);
    public Stream<String> lines();
    public boolean matches(String text);
    public int offsetByCodePoints(int number, int number2);
    public boolean regionMatches(int number, String text, int number2, int number3);
    public boolean regionMatches(boolean flag, int number, String text, int number2, int number3);
    public String repeat(int number);
    public String replace(char character, char character2);
    public String replace(CharSequence text, CharSequence text2);
    public String replaceAll(String text, String text2);
    public String replaceFirst(String text, String text2);
    public String resolveConstantDesc(MethodHandles.Lookup lookup);
    public String[] split(String text);
    public String[] split(String text, int number);
    public boolean startsWith(String text);
    public boolean startsWith(String text, int number);
    public String strip();
    public String stripIndent();
    public String stripLeading();
    public String stripTrailing();
    public String substring(int number);
    public String substring(int number, int number2);
    public char[] toCharArray();
    public String toLowerCase();
    public String toLowerCase(Locale locale);
    public String toUpperCase();
    public String toUpperCase(Locale locale);
    public <R> R transform(Function<? super String, ? extends R> function);
    public String translateEscapes();
    public String trim();
    public static String valueOf(boolean flag);
    public static String valueOf(char character);
    public static String valueOf(char[] characters);
    public static String valueOf(double number);
    public static String valueOf(float number);
    public static String valueOf(int number);
    public static String valueOf(Object object);
    public static String valueOf(long number);
    public static String valueOf(char[] characters, int number, int number2);
}

public interface CharSequence {
    char charAt(int number);
    default IntStream chars();
    default IntStream codePoints();
    static int compare(CharSequence text, CharSequence text2);
    default boolean isEmpty();
    int length();
    CharSequence subSequence(int number, int number2);
}

public final class StringBuilder implements Serializable, Comparable<StringBuilder>, CharSequence, Appendable {
    public StringBuilder() {}
    public StringBuilder(int number) {}
    public StringBuilder(CharSequence text) {}
    public StringBuilder(String text) {}
    public StringBuilder append(boolean flag);
    public StringBuilder append(char character);
    public StringBuilder append(char[] characters);
    public StringBuilder append(double number);
    public StringBuilder append(float number);
    public StringBuilder append(int number);
    public StringBuilder append(CharSequence text);
    public StringBuilder append(Object object);
    public StringBuilder append(String text);
    public StringBuilder append(StringBuffer stringBuffer);
    public StringBuilder append(long number);
    public StringBuilder append(char[] characters, int number, int number2);
    public StringBuilder append(CharSequence text, int number, int number2);
    public StringBuilder appendCodePoint(int number);
    public int compareTo(StringBuilder stringBuilder);
    public StringBuilder delete(int number, int number2);
    public StringBuilder deleteCharAt(int number);
    public int indexOf(String text);
    public int indexOf(String text, int number);
    public StringBuilder insert(int number, boolean flag);
    public StringBuilder insert(int number, char character);
    public StringBuilder insert(int number, char[] characters);
    public StringBuilder insert(int number, double number2);
    public StringBuilder insert(int number, float number2);
    public StringBuilder insert(int number, int number2);
    public StringBuilder insert(int number, CharSequence text);
    public StringBuilder insert(int number, Object object);
    public StringBuilder insert(int number, String text);
    public StringBuilder insert(int number, long number2);
    public StringBuilder insert(int number, char[] characters, int number2, int number3);
    public StringBuilder insert(int number, CharSequence text, int number2, int number3);
    public int lastIndexOf(String text);
    public int lastIndexOf(String text, int number);
    public StringBuilder replace(int number, int number2, String text);
    public StringBuilder reverse();
}

public final class StringBuffer implements Serializable, Comparable<StringBuffer>, CharSequence, Appendable {
    public StringBuffer() {}
    public StringBuffer(int number) {}
    public StringBuffer(CharSequence text) {}
    public StringBuffer(String text) {}
    public StringBuffer append(boolean flag);
    public StringBuffer append(char character);
    public StringBuffer append(char[] characters);
    public StringBuffer append(double number);
    public StringBuffer append(float number);
    public StringBuffer append(int number);
    public StringBuffer append(CharSequence text);
    public StringBuffer append(Object object);
    public StringBuffer append(String text);
    public StringBuffer append(StringBuffer stringBuffer);
    public StringBuffer append(long number);
    public StringBuffer append(char[] characters, int number, int number2);
    public StringBuffer append(CharSequence text, int number, int number2);
    public StringBuffer appendCodePoint(int number);
    public int capacity();
    public int codePointAt(int number);
    public int codePointBefore(int number);
    public int codePointCount(int number, int number2);
    public int compareTo(StringBuffer stringBuffer);
    public StringBuffer delete(int number, int number2);
    public StringBuffer deleteCharAt(int number);
    public void ensureCapacity(int number);
    public void getChars(int number, int number2, char[] characters, int number3);
    public int indexOf(String text);
    public int indexOf(String text, int number);
    public StringBuffer insert(int number, boolean flag);
    public StringBuffer insert(int number, double number2);
    public StringBuffer insert(int number, float number2);
    public StringBuffer insert(int number, int number2);
    public StringBuffer insert(int number, CharSequence text);
    public StringBuffer insert(int number, long number2);
    public StringBuffer insert(int number, char character);
    public StringBuffer insert(int number, char[] characters);
    public StringBuffer insert(int number, Object object);
    public StringBuffer insert(int number, String text);
    public StringBuffer insert(int number, char[] characters, int number2, int number3);
    public StringBuffer insert(int number, CharSequence text, int number2, int number3);
    public int lastIndexOf(String text);
    public int lastIndexOf(String text, int number);
    public int offsetByCodePoints(int number, int number2);
    public StringBuffer replace(int number, int number2, String text);
    public StringBuffer reverse();
    public void setCharAt(int number, char character);
    public void setLength(int number);
    public String substring(int number);
    public String substring(int number, int number2);
    public void trimToSize();
}

public interface Appendable {
    Appendable append(char character);
    Appendable append(CharSequence text);
    Appendable append(CharSequence text, int number, int number2);
}

public abstract class Number implements Serializable {
    public byte byteValue();
    public abstract double doubleValue();
    public abstract float floatValue();
    public abstract int intValue();
    public abstract long longValue();
    public short shortValue();
}

public final class Integer extends Number implements Comparable<Integer> {
    public static final int MIN_VALUE;
    public static final int MAX_VALUE;
    public static final Class<Integer> TYPE;
    public static final int SIZE;
    public static final int BYTES;
    public Integer(int number) {}
    public Integer(String text) {}
    public static int bitCount(int number);
    public static int compare(int number, int number2);
    public int compareTo(Integer integer);
    public static int compareUnsigned(int number, int number2);
    public static Integer decode(String text);
    public Optional<Integer> describeConstable();
    public static int divideUnsigned(int number, int number2);
    @Nullable public static Integer getInteger(String text);
    public static Integer getInteger(String text, int number);
    @Nullable public static Integer getInteger(String text, Integer integer);
    public static int hashCode(int number);
    public static int highestOneBit(int number);
    public static int lowestOneBit(int number);
    public static int max(int number, int number2);
    public static int min(int number, int number2);
    public static int numberOfLeadingZeros(int number);
    public static int numberOfTrailingZeros(int number);
    public static int parseInt(String text);
    public static int parseInt(String text, int number);
    public static int parseInt(CharSequence text, int number, int number2, int number3);
    public static int parseUnsignedInt(String text);
    public static int parseUnsignedInt(String text, int number);
    public static int parseUnsignedInt(CharSequence text, int number, int number2, int number3);
    public static int remainderUnsigned(int number, int number2);
    public Integer resolveConstantDesc(MethodHandles.Lookup lookup);
    public static int reverse(int number);
    public static int reverseBytes(int number);
    public static int rotateLeft(int number, int number2);
    public static int rotateRight(int number, int number2);
    public static int signum(int number);
    public static int sum(int number, int number2);
    public static String toBinaryString(int number);
    public static String toHexString(int number);
    public static String toOctalString(int number);
    public static String toString(int number);
    public static String toString(int number, int number2);
    public static long toUnsignedLong(int number);
    public static String toUnsignedString(int number);
    public static String toUnsignedString(int number, int number2);
    public static Integer valueOf(int number);
    public static Integer valueOf(String text);
    public static Integer valueOf(String text, int number);
}

public final class Long extends Number implements Comparable<Long> {
    public static final long MIN_VALUE;
    public static final long MAX_VALUE;
    public static final Class<Long> TYPE;
    public static final int SIZE;
    public static final int BYTES;
    public Long(String text) {}
    public Long(long number) {}
    public static int bitCount(long number);
    public static int compare(long number, long number2);
    public int compareTo(Long long);
    public static int compareUnsigned(long number, long number2);
    public static Long decode(String text);
    public Optional<Long> describeConstable();
    public static long divideUnsigned(long number, long number2);
    @Nullable public static Long getLong(String text);
    @Nullable public static Long getLong(String text, Long long);
    public static Long getLong(String text, long number);
    public static int hashCode(long number);
    public static long highestOneBit(long number);
    public static long lowestOneBit(long number);
    public static long max(long number, long number2);
    public static long min(long number, long number2);
    public static int numberOfLeadingZeros(long number);
    public static int numberOfTrailingZeros(long number);
    public static long parseLong(String text);
    public static long parseLong(String text, int number);
    public static long parseLong(CharSequence text, int number, int number2, int number3);
    public static long parseUnsignedLong(String text);
    public static long parseUnsignedLong(String text, int number);
    public static long parseUnsignedLong(CharSequence text, int number, int number2, int number3);
    public static long remainderUnsigned(long number, long number2);
    public Long resolveConstantDesc(MethodHandles.Lookup lookup);
    public static long reverse(long number);
    public static long reverseBytes(long number);
    public static long rotateLeft(long number, int number2);
    public static long rotateRight(long number, int number2);
    public static int signum(long number);
    public static long sum(long number, long number2);
    public static String toBinaryString(long number);
    public static String toHexString(long number);
    public static String toOctalString(long number);
    public static String toString(long number);
    public static String toString(long number, int number2);
    public static String toUnsignedString(long number);
    public static String toUnsignedString(long number, int number2);
    public static Long valueOf(String text);
    public static Long valueOf(long number);
    public static Long valueOf(String text, int number);
}

public final class Short extends Number implements Comparable<Short> {
    public static final short MIN_VALUE;
    public static final short MAX_VALUE;
    public static final Class<Short> TYPE;
    public static final int SIZE;
    public static final int BYTES;
    public Short(String text) {}
    public Short(short number) {}
    public static int compare(short number, short number2);
    public int compareTo(Short short);
    public static int compareUnsigned(short number, short number2);
    public static Short decode(String text);
    public Optional<DynamicConstantDesc<Short>> describeConstable();
    public static int hashCode(short number);
    public static short parseShort(String text);
    public static short parseShort(String text, int number);
    public static short reverseBytes(short number);
    public static String toString(short number);
    public static int toUnsignedInt(short number);
    public static long toUnsignedLong(short number);
    public static Short valueOf(String text);
    public static Short valueOf(short number);
    public static Short valueOf(String text, int number);
}

public final class Byte extends Number implements Comparable<Byte> {
    public static final byte MIN_VALUE;
    public static final byte MAX_VALUE;
    public static final Class<Byte> TYPE;
    public static final int SIZE;
    public static final int BYTES;
    public Byte(byte number) {}
    public Byte(String text) {}
    public static int compare(byte number, byte number2);
    public int compareTo(Byte byte);
    public static int compareUnsigned(byte number, byte number2);
    public static Byte decode(String text);
    public Optional<DynamicConstantDesc<Byte>> describeConstable();
    public static int hashCode(byte number);
    public static byte parseByte(String text);
    public static byte parseByte(String text, int number);
    public static String toString(byte number);
    public static int toUnsignedInt(byte number);
    public static long toUnsignedLong(byte number);
    public static Byte valueOf(byte number);
    public static Byte valueOf(String text);
    public static Byte valueOf(String text, int number);
}

public final class Float extends Number implements Comparable<Float> {
    public static final float POSITIVE_INFINITY;
    public static final float NEGATIVE_INFINITY;
    public static final float NaN;
    public static final float MAX_VALUE;
    public static final float MIN_NORMAL;
    public static final float MIN_VALUE;
    public static final int MAX_EXPONENT;
    public static final int MIN_EXPONENT;
    public static final int SIZE;
    public static final int BYTES;
    public static final Class<Float> TYPE;
    public Float(double number) {}
    public Float(float number) {}
    public Float(String text) {}
    public static int compare(float number, float number2);
    public int compareTo(Float float);
    public Optional<Float> describeConstable();
    public static int floatToIntBits(float number);
    public static int floatToRawIntBits(float number);
    public static int hashCode(float number);
    public static float intBitsToFloat(int number);
    public static boolean isFinite(float number);
    public boolean isInfinite();
    public static boolean isInfinite(float number);
    public boolean isNaN();
    public static boolean isNaN(float number);
    public static float max(float number, float number2);
    public static float min(float number, float number2);
    public static float parseFloat(String text);
    public Float resolveConstantDesc(MethodHandles.Lookup lookup);
    public static float sum(float number, float number2);
    public static String toHexString(float number);
    public static String toString(float number);
    public static Float valueOf(float number);
    public static Float valueOf(String text);
}

public final class Double extends Number implements Comparable<Double> {
    public static final double POSITIVE_INFINITY;
    public static final double NEGATIVE_INFINITY;
    public static final double NaN;
    public static final double MAX_VALUE;
    public static final double MIN_NORMAL;
    public static final double MIN_VALUE;
    public static final int MAX_EXPONENT;
    public static final int MIN_EXPONENT;
    public static final int SIZE;
    public static final int BYTES;
    public static final Class<Double> TYPE;
    public Double(double number) {}
    public Double(String text) {}
    public static int compare(double number, double number2);
    public int compareTo(Double double);
    public Optional<Double> describeConstable();
    public static long doubleToLongBits(double number);
    public static long doubleToRawLongBits(double number);
    public static int hashCode(double number);
    public static boolean isFinite(double number);
    public boolean isInfinite();
    public static boolean isInfinite(double number);
    public boolean isNaN();
    public static boolean isNaN(double number);
    public static double longBitsToDouble(long number);
    public static double max(double number, double number2);
    public static double min(double number, double number2);
    public static double parseDouble(String text);
    public Double resolveConstantDesc(MethodHandles.Lookup lookup);
    public static double sum(double number, double number2);
    public static String toHexString(double number);
    public static String toString(double number);
    public static Double valueOf(double number);
    public static Double valueOf(String text);
}

public final class Boolean implements Serializable, Comparable<Boolean> {
    public static final Boolean TRUE;
    public static final Boolean FALSE;
    public static final Class<Boolean> TYPE;
    public Boolean(boolean flag) {}
    public Boolean(String text) {}
    public boolean booleanValue();
    public static int compare(boolean flag, boolean flag2);
    public int compareTo(Boolean boolean);
    public Optional<DynamicConstantDesc<Boolean>> describeConstable();
    public static boolean getBoolean(String text);
    public static int hashCode(boolean flag);
    public static boolean logicalAnd(boolean flag, boolean flag2);
    public static boolean logicalOr(boolean flag, boolean flag2);
    public static boolean logicalXor(boolean flag, boolean flag2);
    public static boolean parseBoolean(String text);
    public static String toString(boolean flag);
    public static Boolean valueOf(boolean flag);
    public static Boolean valueOf(String text);
}

public final class Character implements Serializable, Comparable<Character> {
    public static final Class<Character> TYPE;
    public Character(char character) {}
    public static int charCount(int number);
    public char charValue();
    public static int codePointAt(char[] characters, int number);
    public static int codePointAt(CharSequence text, int number);
    public static int codePointAt(char[] characters, int number, int number2);
    public static int codePointBefore(char[] characters, int number);
    public static int codePointBefore(CharSequence text, int number);
    public static int codePointBefore(char[] characters, int number, int number2);
    public static int codePointCount(char[] characters, int number, int number2);
    public static int codePointCount(CharSequence text, int number, int number2);
    public static int codePointOf(String text);
    public static int compare(char character, char character2);
    public int compareTo(Character character);
    public Optional<DynamicConstantDesc<Character>> describeConstable();
    public static int digit(char character, int number);
    public static int digit(int number, int number2);
    public static char forDigit(int number, int number2);
    public static byte getDirectionality(char character);
    public static byte getDirectionality(int number);
    public static String getName(int number);
    public static int getNumericValue(char character);
    public static int getNumericValue(int number);
    public static int getType(char character);
    public static int getType(int number);
    public static int hashCode(char character);
    public static char highSurrogate(int number);
    public static boolean isAlphabetic(int number);
    public static boolean isBmpCodePoint(int number);
    public static boolean isDefined(char character);
    public static boolean isDefined(int number);
    public static boolean isDigit(char character);
    public static boolean isDigit(int number);
    public static boolean isHighSurrogate(char character);
    public static boolean isISOControl(char character);
    public static boolean isISOControl(int number);
    public static boolean isIdentifierIgnorable(char character);
    public static boolean isIdentifierIgnorable(int number);
    public static boolean isIdeographic(int number);
    public static boolean isJavaIdentifierPart(char character);
    public static boolean isJavaIdentifierPart(int number);
    public static boolean isJavaIdentifierStart(char character);
    public static boolean isJavaIdentifierStart(int number);
    public static boolean isJavaLetter(char character);
    public static boolean isJavaLetterOrDigit(char character);
    public static boolean isLetter(char character);
    public static boolean isLetter(int number);
    public static boolean isLetterOrDigit(char character);
    public static boolean isLetterOrDigit(int number);
    public static boolean isLowSurrogate(char character);
    public static boolean isLowerCase(char character);
    public static boolean isLowerCase(int number);
    public static boolean isMirrored(char character);
    public static boolean isMirrored(int number);
    public static boolean isSpace(char character);
    public static boolean isSpaceChar(char character);
    public static boolean isSpaceChar(int number);
    public static boolean isSupplementaryCodePoint(int number);
    public static boolean isSurrogate(char character);
    public static boolean isSurrogatePair(char character, char character2);
    public static boolean isTitleCase(char character);
    public static boolean isTitleCase(int number);
    public static boolean isUnicodeIdentifierPart(char character);
    public static boolean isUnicodeIdentifierPart(int number);
    public static boolean isUnicodeIdentifierStart(char character);
    public static boolean isUnicodeIdentifierStart(int number);
    public static boolean isUpperCase(char character);
    public static boolean isUpperCase(int number);
    public static boolean isValidCodePoint(int number);
    public static boolean isWhitespace(char character);
    public static boolean isWhitespace(int number);
    public static char lowSurrogate(int number);
    public static int offsetByCodePoints(CharSequence text, int number, int number2);
    public static int offsetByCodePoints(char[] characters, int number, int number2, int number3, int number4);
    public static char reverseBytes(char character);
    public static char[] toChars(int number);
    public static int toChars(int number, char[] characters, int number2);
    public static int toCodePoint(char character, char character2);
    public static char toLowerCase(char character);
    public static int toLowerCase(int number);
    public static String toString(char character);
    public static String toString(int number);
    public static char toTitleCase(char character);
    public static int toTitleCase(int number);
    public static char toUpperCase(char character);
    public static int toUpperCase(int number);
    public static Character valueOf(char character);
}

public final class Math {
    public static double IEEEremainder(double number, double number2);
    public static double abs(double number);
    public static float abs(float number);
    public static int abs(int number);
    public static long abs(long number);
    public static int absExact(int number);
    public static long absExact(long number);
    public static double acos(double number);
    public static int addExact(int number, int number2);
    public static long addExact(long number, long number2);
    public static double asin(double number);
    public static double atan(double number);
    public static double atan2(double number, double number2);
    public static double cbrt(double number);
    public static double ceil(double number);
    public static double copySign(double number, double number2);
    public static float copySign(float number, float number2);
    public static double cos(double number);
    public static double cosh(double number);
    public static int decrementExact(int number);
    public static long decrementExact(long number);
    public static double exp(double number);
    public static double expm1(double number);
    public static double floor(double number);
    public static int floorDiv(int number, int number2);
    public static long floorDiv(long number, int number2);
    public static long floorDiv(long number, long number2);
    public static int floorMod(int number, int number2);
    public static int floorMod(long number, int number2);
    public static long floorMod(long number, long number2);
    public static double fma(double number, double number2, double number3);
    public static float fma(float number, float number2, float number3);
    public static int getExponent(double number);
    public static int getExponent(float number);
    public static double hypot(double number, double number2);
    public static int incrementExact(int number);
    public static long incrementExact(long number);
    public static double log(double number);
    public static double log10(double number);
    public static double log1p(double number);
    public static double max(double number, double number2);
    public static float max(float number, float number2);
    public static int max(int number, int number2);
    public static long max(long number, long number2);
    public static double min(double number, double number2);
    public static float min(float number, float number2);
    public static int min(int number, int number2);
    public static long min(long number, long number2);
    public static int multiplyExact(int number, int number2);
    public static long multiplyExact(long number, int number2);
    public static long multiplyExact(long number, long number2);
    public static long multiplyFull(int number, int number2);
    public static long multiplyHigh(long number, long number2);
    public static int negateExact(int number);
    public static long negateExact(long number);
    public static double nextAfter(double number, double number2);
    public static float nextAfter(float number, double number2);
    public static double nextDown(double number);
    public static float nextDown(float number);
    public static double nextUp(double number);
    public static float nextUp(float number);
    public static double pow(double number, double number2);
    public static double random();
    public static double rint(double number);
    public static int round(float number);
    public static long round(double number);
    public static double scalb(double number, int number2);
    public static float scalb(float number, int number2);
    public static double signum(double number);
    public static float signum(float number);
    public static double sin(double number);
    public static double sinh(double number);
    public static double sqrt(double number);
    public static int subtractExact(int number, int number2);
    public static long subtractExact(long number, long number2);
    public static double tan(double number);
    public static double tanh(double number);
    public static double toDegrees(double number);
    public static int toIntExact(long number);
    public static double toRadians(double number);
    public static double ulp(double number);
    public static float ulp(float number);
}

public final class Void {
    public static final Class<Void> TYPE;
}

public interface Iterable<T> {
    default void forEach(Consumer<? super T> action);
    Iterator<T> iterator();
    default Spliterator<T> spliterator();
}

public abstract class Enum<E extends Enum<E>> implements Comparable<E>, Serializable {
    public int compareTo(E element);
    public Optional<Enum.EnumDesc<E>> describeConstable();
    public Class<E> getDeclaringClass();
    public String name();
    public int ordinal();
    public static <T extends Enum<T>> T valueOf(Class<T> type, String text);

    public static final class EnumDesc<E extends Enum<E>> {
        public static <E extends Enum<E>> Enum.EnumDesc<E> of(ClassDesc classDesc, String text);
        public E resolveConstantDesc(MethodHandles.Lookup lookup);
    }
}

public abstract class Record {
}

public final class Class<T> implements Serializable, java.lang.reflect.Type {
    public Class<?> arrayType();
    public <U> Class<? extends U> asSubclass(Class<U> type);
    public T cast(Object object);
    @Nullable public Class<?> componentType();
    public Optional<ClassDesc> describeConstable();
    public String descriptorString();
    public boolean desiredAssertionStatus();
    public static Class<?> forName(String text);
    @Nullable public static Class<?> forName(Module module, String text);
    public static Class<?> forName(String text, boolean flag, ClassLoader classLoader);
    public AnnotatedType[] getAnnotatedInterfaces();
    public AnnotatedType getAnnotatedSuperclass();
    @Nullable public <A extends Annotation> A getAnnotation(Class<A> type);
    public Annotation[] getAnnotations();
    public <A extends Annotation> A[] getAnnotationsByType(Class<A> type);
    @Nullable public String getCanonicalName();
    @Nullable public ClassLoader getClassLoader();
    public Class<?>[] getClasses();
    @Nullable public Class<?> getComponentType();
    public Constructor<T> getConstructor(Class<?>... types);
    public Constructor<?>[] getConstructors();
    @Nullable public <A extends Annotation> A getDeclaredAnnotation(Class<A> type);
    public Annotation[] getDeclaredAnnotations();
    public <A extends Annotation> A[] getDeclaredAnnotationsByType(Class<A> type);
    public Class<?>[] getDeclaredClasses();
    public Constructor<T> getDeclaredConstructor(Class<?>... types);
    public Constructor<?>[] getDeclaredConstructors();
    public Field getDeclaredField(String text);
    public Field[] getDeclaredFields();
    public Method getDeclaredMethod(String text, Class<?>... types);
    public Method[] getDeclaredMethods();
    @Nullable public Class<?> getDeclaringClass();
    @Nullable public Class<?> getEnclosingClass();
    @Nullable public Constructor<?> getEnclosingConstructor();
    @Nullable public Method getEnclosingMethod();
    @Nullable public T[] getEnumConstants();
    public Field getField(String text);
    public Field[] getFields();
    public java.lang.reflect.Type[] getGenericInterfaces();
    @Nullable public java.lang.reflect.Type getGenericSuperclass();
    public Class<?>[] getInterfaces();
    public Method getMethod(String text, Class<?>... types);
    public Method[] getMethods();
    public int getModifiers();
    public Module getModule();
    public String getName();
    public Class<?> getNestHost();
    public Class<?>[] getNestMembers();
    @Nullable public Package getPackage();
    public String getPackageName();
    @Nullable public Class<?>[] getPermittedSubclasses();
    public ProtectionDomain getProtectionDomain();
    @Nullable public RecordComponent[] getRecordComponents();
    @Nullable public URL getResource(String text);
    @Nullable public InputStream getResourceAsStream(String text);
    @Nullable public Object[] getSigners();
    public String getSimpleName();
    @Nullable public Class<? super T> getSuperclass();
    public TypeVariable<Class<T>>[] getTypeParameters();
    public boolean isAnnotation();
    public boolean isAnnotationPresent(Class<? extends Annotation> type);
    public boolean isAnonymousClass();
    public boolean isArray();
    public boolean isAssignableFrom(Class<?> type);
    public boolean isEnum();
    public boolean isHidden();
    public boolean isInstance(Object object);
    public boolean isInterface();
    public boolean isLocalClass();
    public boolean isMemberClass();
    public boolean isNestmateOf(Class<?> type);
    public boolean isPrimitive();
    public boolean isRecord();
    public boolean isSealed();
    public boolean isSynthetic();
    public T newInstance();
    public String toGenericString();
}

public interface Comparable<T> {
    int compareTo(T value);
}

public interface Runnable {
    void run();
}

public interface AutoCloseable {
    void close();
}

public interface Cloneable {
}

public class Thread implements Runnable {
    public Thread() {}
    public Thread(Runnable action) {}
    public Thread(String text) {}
    public Thread(Runnable action, String text) {}
    public Thread(ThreadGroup threadGroup, Runnable action) {}
    public Thread(ThreadGroup threadGroup, String text) {}
    public Thread(ThreadGroup threadGroup, Runnable action, String text) {}
    public Thread(ThreadGroup threadGroup, Runnable action, String text, long number) {}
    public Thread(ThreadGroup threadGroup, Runnable action, String text, long number, boolean flag) {}
    public static int activeCount();
    public void checkAccess();
    public int countStackFrames();
    public static Thread currentThread();
    public static void dumpStack();
    public static int enumerate(Thread[] threads);
    public static Map<Thread, StackTraceElement[]> getAllStackTraces();
    @Nullable public ClassLoader getContextClassLoader();
    @Nullable public static Thread.UncaughtExceptionHandler getDefaultUncaughtExceptionHandler();
    public long getId();
    public String getName();
    public int getPriority();
    public StackTraceElement[] getStackTrace();
    public Thread.State getState();
    @Nullable public ThreadGroup getThreadGroup();
    @Nullable public Thread.UncaughtExceptionHandler getUncaughtExceptionHandler();
    public static boolean holdsLock(Object object);
    public void interrupt();
    public static boolean interrupted();
    public boolean isAlive();
    public boolean isDaemon();
    public boolean isInterrupted();
    public void join();
    public void join(long number);
    public void join(long number, int number2);
    public static void onSpinWait();
    public void resume();
    public void setContextClassLoader(ClassLoader classLoader);
    public void setDaemon(boolean flag);
    public static void setDefaultUncaughtExceptionHandler(Thread.UncaughtExceptionHandler uncaughtExceptionHandler);
    public void setName(String text);
    public void setPriority(int number);
    public void setUncaughtExceptionHandler(Thread.UncaughtExceptionHandler uncaughtExceptionHandler);
    public static void sleep(long number);
    public static void sleep(long number, int number2);
    public void start();
    public void stop();
    public void suspend();
    public static void yield();

    public enum State {
        NEW, RUNNABLE, BLOCKED, WAITING, TIMED_WAITING, TERMINATED;
    }
}

public class ThreadLocal<T> {
    public ThreadLocal() {}
    public T get();
    public void remove();
    public void set(T value);
    public static <S> ThreadLocal<S> withInitial(Supplier<? extends S> supplier);
}

public final class System {
    public static final InputStream in;
    public static final PrintStream out;
    public static final PrintStream err;
    public static void arraycopy(Object object, int number, Object object2, int number2, int number3);
    @Nullable public static String clearProperty(String text);
    @Nullable public static Console console();
    public static long currentTimeMillis();
    public static void exit(int number);
    public static void gc();
    public static System.Logger getLogger(String text);
    public static System.Logger getLogger(String text, ResourceBundle resourceBundle);
    public static Properties getProperties();
    @Nullable public static String getProperty(String text);
    public static String getProperty(String text, String text2);
    @Nullable public static SecurityManager getSecurityManager();
    public static Map<String, String> getenv();
    @Nullable public static String getenv(String text);
    public static int identityHashCode(Object object);
    @Nullable public static Channel inheritedChannel();
    public static String lineSeparator();
    public static void load(String text);
    public static void loadLibrary(String text);
    public static String mapLibraryName(String text);
    public static long nanoTime();
    public static void runFinalization();
    public static void setErr(PrintStream printStream);
    public static void setIn(InputStream inputStream);
    public static void setOut(PrintStream printStream);
    public static void setProperties(Properties properties);
    @Nullable public static String setProperty(String text, String text2);
    public static void setSecurityManager(SecurityManager securityManager);
}

public class Throwable implements Serializable {
    public Throwable() {}
    public Throwable(String text) {}
    public Throwable(Throwable throwable) {}
    public Throwable(String text, Throwable throwable) {}
    public void addSuppressed(Throwable throwable);
    public Throwable fillInStackTrace();
    @Nullable public Throwable getCause();
    @Nullable public String getLocalizedMessage();
    @Nullable public String getMessage();
    public StackTraceElement[] getStackTrace();
    public Throwable[] getSuppressed();
    public Throwable initCause(Throwable throwable);
    public void printStackTrace();
    public void printStackTrace(PrintStream printStream);
    public void printStackTrace(PrintWriter printWriter);
    public void setStackTrace(StackTraceElement[] stackTraceElements);
}

public class Exception extends Throwable {
    public Exception() {}
    public Exception(String text) {}
    public Exception(Throwable throwable) {}
    public Exception(String text, Throwable throwable) {}
}

public class RuntimeException extends Exception {
    public RuntimeException() {}
    public RuntimeException(String text) {}
    public RuntimeException(Throwable throwable) {}
    public RuntimeException(String text, Throwable throwable) {}
}

public class Error extends Throwable {
    public Error() {}
    public Error(String text) {}
    public Error(Throwable throwable) {}
    public Error(String text, Throwable throwable) {}
}

public class IllegalArgumentException extends RuntimeException {
    public IllegalArgumentException() {}
    public IllegalArgumentException(String text) {}
    public IllegalArgumentException(Throwable throwable) {}
    public IllegalArgumentException(String text, Throwable throwable) {}
}

public class IllegalStateException extends RuntimeException {
    public IllegalStateException() {}
    public IllegalStateException(String text) {}
    public IllegalStateException(Throwable throwable) {}
    public IllegalStateException(String text, Throwable throwable) {}
}

public class NullPointerException extends RuntimeException {
    public NullPointerException() {}
    public NullPointerException(String text) {}
}

public class UnsupportedOperationException extends RuntimeException {
    public UnsupportedOperationException() {}
    public UnsupportedOperationException(String text) {}
    public UnsupportedOperationException(Throwable throwable) {}
    public UnsupportedOperationException(String text, Throwable throwable) {}
}

public class IndexOutOfBoundsException extends RuntimeException {
    public IndexOutOfBoundsException() {}
    public IndexOutOfBoundsException(int number) {}
    public IndexOutOfBoundsException(String text) {}
    public IndexOutOfBoundsException(long number) {}
}

public class ArrayIndexOutOfBoundsException extends IndexOutOfBoundsException {
    public ArrayIndexOutOfBoundsException() {}
    public ArrayIndexOutOfBoundsException(int number) {}
    public ArrayIndexOutOfBoundsException(String text) {}
}

public class StringIndexOutOfBoundsException extends IndexOutOfBoundsException {
    public StringIndexOutOfBoundsException() {}
    public StringIndexOutOfBoundsException(int number) {}
    public StringIndexOutOfBoundsException(String text) {}
}

public class ClassCastException extends RuntimeException {
    public ClassCastException() {}
    public ClassCastException(String text) {}
}

public class NumberFormatException extends IllegalArgumentException {
    public NumberFormatException() {}
    public NumberFormatException(String text) {}
}

public class ArithmeticException extends RuntimeException {
    public ArithmeticException() {}
    public ArithmeticException(String text) {}
}

public class InterruptedException extends Exception {
    public InterruptedException() {}
    public InterruptedException(String text) {}
}

public class CloneNotSupportedException extends Exception {
    public CloneNotSupportedException() {}
    public CloneNotSupportedException(String text) {}
}

public class ReflectiveOperationException extends Exception {
    public ReflectiveOperationException() {}
    public ReflectiveOperationException(String text) {}
    public ReflectiveOperationException(Throwable throwable) {}
    public ReflectiveOperationException(String text, Throwable throwable) {}
}

public class ClassNotFoundException extends ReflectiveOperationException {
    public ClassNotFoundException() {}
    public ClassNotFoundException(String text) {}
    public ClassNotFoundException(String text, Throwable throwable) {}
    public Throwable getException();
}

public class NoSuchFieldException extends ReflectiveOperationException {
    public NoSuchFieldException() {}
    public NoSuchFieldException(String text) {}
}

public class NoSuchMethodException extends ReflectiveOperationException {
    public NoSuchMethodException() {}
    public NoSuchMethodException(String text) {}
}

public class SecurityException extends RuntimeException {
    public SecurityException() {}
    public SecurityException(String text) {}
    public SecurityException(Throwable throwable) {}
    public SecurityException(String text, Throwable throwable) {}
}

public class AssertionError extends Error {
    public AssertionError() {}
    public AssertionError(boolean flag) {}
    public AssertionError(char character) {}
    public AssertionError(double number) {}
    public AssertionError(float number) {}
    public AssertionError(int number) {}
    public AssertionError(Object object) {}
    public AssertionError(long number) {}
    public AssertionError(String text, Throwable throwable) {}
}

public class OutOfMemoryError extends Error {
    public OutOfMemoryError() {}
    public OutOfMemoryError(String text) {}
}

public class StackOverflowError extends Error {
    public StackOverflowError() {}
    public StackOverflowError(String text) {}
}

public final class StackTraceElement implements Serializable {
    public StackTraceElement(String text, String text2, String text3, int number) {}
    public StackTraceElement(String text, String text2, String text3, String text4, String text5, String text6, int number) {}
    @Nullable public String getClassLoaderName();
    public String getClassName();
    @Nullable public String getFileName();
    public int getLineNumber();
    public String getMethodName();
    @Nullable public String getModuleName();
    @Nullable public String getModuleVersion();
    public boolean isNativeMethod();
}

public abstract class Process {
    public Stream<ProcessHandle> children();
    public Stream<ProcessHandle> descendants();
    public abstract void destroy();
    public Process destroyForcibly();
    public BufferedReader errorReader();
    public BufferedReader errorReader(Charset charset);
    public abstract int exitValue();
    public abstract InputStream getErrorStream();
    public abstract InputStream getInputStream();
    public abstract OutputStream getOutputStream();
    public ProcessHandle.Info info();
    public BufferedReader inputReader();
    public BufferedReader inputReader(Charset charset);
    public boolean isAlive();
    public CompletableFuture<Process> onExit();
    public BufferedWriter outputWriter();
    public BufferedWriter outputWriter(Charset charset);
    public long pid();
    public boolean supportsNormalTermination();
    public ProcessHandle toHandle();
    public abstract int waitFor();
    public boolean waitFor(long number, TimeUnit timeUnit);
}

public final class ProcessBuilder {
    public ProcessBuilder(String... texts) {}
    public ProcessBuilder(List<String> list) {}
    public List<String> command();
    public ProcessBuilder command(String... texts);
    public ProcessBuilder command(List<String> list);
    @Nullable public File directory();
    public ProcessBuilder directory(File file);
    public Map<String, String> environment();
    public ProcessBuilder inheritIO();
    public ProcessBuilder.Redirect redirectError();
    public ProcessBuilder redirectError(File file);
    public ProcessBuilder redirectError(ProcessBuilder.Redirect redirect);
    public boolean redirectErrorStream();
    public ProcessBuilder redirectErrorStream(boolean flag);
    public ProcessBuilder.Redirect redirectInput();
    public ProcessBuilder redirectInput(File file);
    public ProcessBuilder redirectInput(ProcessBuilder.Redirect redirect);
    public ProcessBuilder.Redirect redirectOutput();
    public ProcessBuilder redirectOutput(File file);
    public ProcessBuilder redirectOutput(ProcessBuilder.Redirect redirect);
    public Process start();
    public static List<Process> startPipeline(List<ProcessBuilder> list);

    public static abstract class Redirect {
        public static final ProcessBuilder.Redirect PIPE;
        public static final ProcessBuilder.Redirect INHERIT;
        public static final ProcessBuilder.Redirect DISCARD;
        public static ProcessBuilder.Redirect appendTo(File file);
        public File file();
        public static ProcessBuilder.Redirect from(File file);
        public static ProcessBuilder.Redirect to(File file);
        public abstract ProcessBuilder.Redirect.Type type();

        public enum Type {
            PIPE, INHERIT, READ, WRITE, APPEND;
        }
    }
}

public class Runtime {
    public void addShutdownHook(Thread thread);
    public int availableProcessors();
    public Process exec(String text);
    public Process exec(String[] texts);
    public Process exec(String text, String[] texts);
    public Process exec(String[] texts, String[] texts2);
    public Process exec(String text, String[] texts, File file);
    public Process exec(String[] texts, String[] texts2, File file);
    public void exit(int number);
    public long freeMemory();
    public void gc();
    public static Runtime getRuntime();
    public void halt(int number);
    public void load(String text);
    public void loadLibrary(String text);
    public long maxMemory();
    public boolean removeShutdownHook(Thread thread);
    public void runFinalization();
    public long totalMemory();
    public static Runtime.Version version();

    public static final class Version implements Comparable<Runtime.Version> {
        public Optional<Integer> build();
        public int compareTo(Runtime.Version version);
        public int compareToIgnoreOptional(Runtime.Version version);
        public boolean equalsIgnoreOptional(Object object);
        public int feature();
        public int interim();
        public int major();
        public int minor();
        public Optional<String> optional();
        public static Runtime.Version parse(String text);
        public int patch();
        public Optional<String> pre();
        public int security();
        public int update();
        public List<Integer> version();
    }
}

public abstract class ClassLoader {
    public void clearAssertionStatus();
    @Nullable public Package getDefinedPackage(String text);
    public Package[] getDefinedPackages();
    @Nullable public String getName();
    @Nullable public ClassLoader getParent();
    public static ClassLoader getPlatformClassLoader();
    @Nullable public URL getResource(String text);
    @Nullable public InputStream getResourceAsStream(String text);
    public Enumeration<URL> getResources(String text);
    public static ClassLoader getSystemClassLoader();
    @Nullable public static URL getSystemResource(String text);
    @Nullable public static InputStream getSystemResourceAsStream(String text);
    public static Enumeration<URL> getSystemResources(String text);
    public Module getUnnamedModule();
    public boolean isRegisteredAsParallelCapable();
    public Class<?> loadClass(String text);
    public Stream<URL> resources(String text);
    public void setClassAssertionStatus(String text, boolean flag);
    public void setDefaultAssertionStatus(boolean flag);
    public void setPackageAssertionStatus(String text, boolean flag);
}

public @interface Override {
}

public @interface Deprecated {
    boolean forRemoval();
    String since();
}

public @interface FunctionalInterface {
}

public @interface SuppressWarnings {
    String[] value();
}

public @interface SafeVarargs {
}

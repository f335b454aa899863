// java.nio.charset: signatures of the public API of Java SE 17, read by reflection, with the sequenced
// collections of 21; members that only override what an ancestor here declares are left out.
// @Nullable stands where null-behaviour.tsv says so, whatever the arguments.
package java.nio.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;

public abstract class Charset implements Comparable<Charset> {
    public Set<String> aliases();
    public static SortedMap<String, Charset> availableCharsets();
    public boolean canEncode();
    public int compareTo(Charset charset);
    public abstract boolean contains(Charset charset);
    public CharBuffer decode(ByteBuffer byteBuffer);
    public static Charset defaultCharset();
    public String displayName();
    public String displayName(Locale locale);
    public ByteBuffer encode(String text);
    public ByteBuffer encode(CharBuffer charBuffer);
    public static Charset forName(String text);
    public boolean isRegistered();
    public static boolean isSupported(String text);
    public String name();
    public abstract CharsetDecoder newDecoder();
    public abstract CharsetEncoder newEncoder();
}

public final class StandardCharsets {
    public static final Charset US_ASCII;
    public static final Charset ISO_8859_1;
    public static final Charset UTF_8;
    public static final Charset UTF_16BE;
    public static final Charset UTF_16LE;
    public static final Charset UTF_16;
}

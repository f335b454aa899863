// java.util.regex: signatures of the public API of Java SE 17, read by reflection, with the sequenced
// collections of 21; members that only override what an ancestor here declares are left out.
// @Nullable stands where null-behaviour.tsv says so, whatever the arguments.
package java.util.regex;

import java.io.Serializable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

public final class Pattern implements Serializable {
    public Predicate<String> asMatchPredicate();
    public Predicate<String> asPredicate();
    public static Pattern compile(String text);
    public static Pattern compile(String text, int number);
    public int flags();
    public Matcher matcher(CharSequence text);
    public static boolean matches(String text, CharSequence text2);
    public String pattern();
    public static String quote(String text);
    public String[] split(CharSequence text);
    public String[] split(CharSequence text, int number);
    public Stream<String> splitAsStream(CharSequence text);
}

public final class Matcher implements MatchResult {
    public Matcher appendReplacement(StringBuffer stringBuffer, String text);
    public Matcher appendReplacement(StringBuilder stringBuilder, String text);
    public StringBuffer appendTail(StringBuffer stringBuffer);
    public StringBuilder appendTail(StringBuilder stringBuilder);
    public int end(String text);
    public boolean find();
    public boolean find(int number);
    @Nullable public String group();
    @Nullable public String group(String text);
    public boolean hasAnchoringBounds();
    public boolean hasTransparentBounds();
    public boolean hitEnd();
    public boolean lookingAt();
    public boolean matches();
    public Pattern pattern();
    public static String quoteReplacement(String text);
    public Matcher region(int number, int number2);
    public int regionEnd();
    public int regionStart();
    public String replaceAll(String text);
    public String replaceAll(Function<MatchResult, String> function);
    public String replaceFirst(String text);
    public String replaceFirst(Function<MatchResult, String> function);
    public boolean requireEnd();
    public Matcher reset();
    public Matcher reset(CharSequence text);
    public Stream<MatchResult> results();
    public int start(String text);
    public MatchResult toMatchResult();
    public Matcher useAnchoringBounds(boolean flag);
    public Matcher usePattern(Pattern pattern);
    public Matcher useTransparentBounds(boolean flag);
}

public interface MatchResult {
    int end();
    int end(int number);
    String group();
    @Nullable String group(int number);
    int groupCount();
    int start();
    int start(int number);
}

public class PatternSyntaxException extends IllegalArgumentException {
    public PatternSyntaxException(String text, String text2, int number) {}
    public String getDescription();
    public int getIndex();
    public String getPattern();
}

// jakarta.json: builders of JSON. Source: the API reference of Jakarta JSON Processing 2.1; builders refuse null, for which addNull is there.
package jakarta.json;

public final class Json {
    public static JsonObjectBuilder createObjectBuilder();
    public static JsonArrayBuilder createArrayBuilder();
}

public interface JsonObjectBuilder {
    JsonObjectBuilder add(String name, JsonValue value);
    JsonObjectBuilder add(String name, String value);
    JsonObjectBuilder add(String name, java.math.BigInteger value);
    JsonObjectBuilder add(String name, java.math.BigDecimal value);
    JsonObjectBuilder add(String name, int value);
    JsonObjectBuilder add(String name, long value);
    JsonObjectBuilder add(String name, double value);
    JsonObjectBuilder add(String name, boolean value);
    JsonObjectBuilder add(String name, JsonObjectBuilder value);
    JsonObjectBuilder add(String name, JsonArrayBuilder value);
    JsonObjectBuilder addNull(String name);
    JsonObject build();
}

public interface JsonArrayBuilder {
    JsonArrayBuilder add(JsonValue value);
    JsonArrayBuilder add(String value);
    JsonArrayBuilder add(java.math.BigInteger value);
    JsonArrayBuilder add(java.math.BigDecimal value);
    JsonArrayBuilder add(int value);
    JsonArrayBuilder add(long value);
    JsonArrayBuilder add(double value);
    JsonArrayBuilder add(boolean value);
    JsonArrayBuilder add(JsonObjectBuilder value);
    JsonArrayBuilder add(JsonArrayBuilder value);
    JsonArrayBuilder addNull();
    JsonArray build();
}

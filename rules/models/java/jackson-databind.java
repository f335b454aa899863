// com.fasterxml.jackson.databind: Jackson 2. Source: the Jackson 2.17 API reference.
// @Key: null when the node has no such member; path, required and at never give null.
package com.fasterxml.jackson.databind;

import java.math.BigDecimal;
import java.util.Iterator;

public abstract class JsonNode implements Iterable<JsonNode> {
    @Key @Nullable public JsonNode get(String fieldName);
    @Key @Nullable public JsonNode get(int index);
    public JsonNode path(String fieldName);
    public JsonNode path(int index);
    public JsonNode required(String propertyName);
    public JsonNode required(int index);
    public JsonNode at(String jsonPointer);
    @Key @Nullable public JsonNode findValue(String fieldName);
    public JsonNode findPath(String fieldName);
    public boolean has(String fieldName);
    public boolean has(int index);
    public boolean hasNonNull(String fieldName);
    public boolean isMissingNode();
    public boolean isNull();
    public boolean isArray();
    public boolean isObject();
    public boolean isTextual();
    @Nullable public String textValue();
    public String asText();
    public String asText(String defaultValue);
    public int asInt();
    public int asInt(int defaultValue);
    public long asLong();
    public double asDouble();
    public boolean asBoolean();
    public int intValue();
    public long longValue();
    public boolean booleanValue();
    public BigDecimal decimalValue();
    public Iterator<JsonNode> elements();
    public Iterator<String> fieldNames();
    public int size();
    public boolean isEmpty();
    public <T extends JsonNode> T deepCopy();
}

public class ObjectMapper {
    public JsonNode readTree(String content);
    public JsonNode readTree(byte[] content);
    public JsonNode readTree(java.io.InputStream in);
    public JsonNode readTree(java.io.Reader r);
    public <T extends JsonNode> T valueToTree(Object fromValue);
}

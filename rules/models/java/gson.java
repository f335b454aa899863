// com.google.gson: Gson 2. Source: the Gson 2.10 API reference.
// @Key: null when the object has no such member.
package com.google.gson;

public abstract class JsonElement {
    public boolean isJsonNull();
    public boolean isJsonArray();
    public boolean isJsonObject();
    public JsonObject getAsJsonObject();
    public JsonArray getAsJsonArray();
    public String getAsString();
    public int getAsInt();
    public long getAsLong();
    public double getAsDouble();
    public boolean getAsBoolean();
}

public final class JsonObject extends JsonElement {
    @Key @Nullable public JsonElement get(String memberName);
    @Key @Nullable public JsonArray getAsJsonArray(String memberName);
    @Key @Nullable public JsonObject getAsJsonObject(String memberName);
    public boolean has(String memberName);
}

public final class JsonArray extends JsonElement implements Iterable<JsonElement> {
    public JsonElement get(int i);
    public int size();
}

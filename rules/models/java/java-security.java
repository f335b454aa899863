// java.security: digests. Source: the API reference of Java SE 17.
package java.security;

public abstract class MessageDigest {
    public static MessageDigest getInstance(String algorithm) { }
    public byte[] digest() { }
    public byte[] digest(byte[] input) { }
    public void update(byte input) { }
    public void update(byte[] input) { }
    public void reset() { }
}

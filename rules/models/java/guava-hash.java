// com.google.common.hash: hash functions. Source: the Guava 33 API reference.
package com.google.common.hash;

import java.nio.charset.Charset;

public interface HashFunction {
    HashCode hashString(CharSequence input, Charset charset);
    HashCode hashBytes(byte[] input);
}

public final class Hashing {
    public static HashFunction md5() { }
    public static HashFunction sha1() { }
    public static HashFunction sha256() { }
    public static HashFunction sha512() { }
    public static HashFunction murmur3_32() { }
    public static HashFunction murmur3_128() { }
}

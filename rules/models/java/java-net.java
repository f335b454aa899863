// java.net: signatures of the public API of Java SE 17, read by reflection, with the sequenced
// collections of 21; members that only override what an ancestor here declares are left out.
// @Nullable stands where null-behaviour.tsv says so, whatever the arguments.
package java.net;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.Charset;
import java.security.Permission;
import java.util.List;
import java.util.Map;
import java.util.Set;

public final class URI implements Comparable<URI>, Serializable {
    public URI(String text) {}
    public URI(String text, String text2, String text3) {}
    public URI(String text, String text2, String text3, String text4) {}
    public URI(String text, String text2, String text3, String text4, String text5) {}
    public URI(String text, String text2, String text3, int number, String text4, String text5, String text6) {}
    public int compareTo(URI uRI);
    public static URI create(String text);
    @Nullable public String getAuthority();
    @Nullable public String getFragment();
    @Nullable public String getHost();
    @Nullable public String getPath();
    public int getPort();
    @Nullable public String getQuery();
    @Nullable public String getRawAuthority();
    @Nullable public String getRawFragment();
    @Nullable public String getRawPath();
    @Nullable public String getRawQuery();
    public String getRawSchemeSpecificPart();
    @Nullable public String getRawUserInfo();
    @Nullable public String getScheme();
    public String getSchemeSpecificPart();
    @Nullable public String getUserInfo();
    public boolean isAbsolute();
    public boolean isOpaque();
    public URI normalize();
    public URI parseServerAuthority();
    public URI relativize(URI uRI);
    public URI resolve(String text);
    public URI resolve(URI uRI);
    public String toASCIIString();
    public URL toURL();
}

public final class URL implements Serializable {
    public URL(String text) {}
    public URL(URL uRL, String text) {}
    public URL(String text, String text2, String text3) {}
    public URL(URL uRL, String text, URLStreamHandler uRLStreamHandler) {}
    public URL(String text, String text2, int number, String text3) {}
    public URL(String text, String text2, int number, String text3, URLStreamHandler uRLStreamHandler) {}
    @Nullable public String getAuthority();
    public Object getContent();
    @Nullable public Object getContent(Class<?>[] types);
    public int getDefaultPort();
    public String getFile();
    public String getHost();
    public String getPath();
    public int getPort();
    public String getProtocol();
    @Nullable public String getQuery();
    @Nullable public String getRef();
    @Nullable public String getUserInfo();
    public URLConnection openConnection();
    public URLConnection openConnection(Proxy proxy);
    public InputStream openStream();
    public boolean sameFile(URL uRL);
    public static void setURLStreamHandlerFactory(URLStreamHandlerFactory uRLStreamHandlerFactory);
    public String toExternalForm();
    public URI toURI();
}

public abstract class URLConnection {
    public void addRequestProperty(String text, String text2);
    public abstract void connect();
    public boolean getAllowUserInteraction();
    public int getConnectTimeout();
    public Object getContent();
    public Object getContent(Class<?>[] types);
    public String getContentEncoding();
    public int getContentLength();
    public long getContentLengthLong();
    public String getContentType();
    public long getDate();
    public static boolean getDefaultAllowUserInteraction();
    public static String getDefaultRequestProperty(String text);
    public boolean getDefaultUseCaches();
    public static boolean getDefaultUseCaches(String text);
    public boolean getDoInput();
    public boolean getDoOutput();
    public long getExpiration();
    public static FileNameMap getFileNameMap();
    public String getHeaderField(int number);
    public String getHeaderField(String text);
    public long getHeaderFieldDate(String text, long number);
    public int getHeaderFieldInt(String text, int number);
    public String getHeaderFieldKey(int number);
    public long getHeaderFieldLong(String text, long number);
    public Map<String, List<String>> getHeaderFields();
    public long getIfModifiedSince();
    public InputStream getInputStream();
    public long getLastModified();
    public OutputStream getOutputStream();
    public Permission getPermission();
    public int getReadTimeout();
    public Map<String, List<String>> getRequestProperties();
    public String getRequestProperty(String text);
    public URL getURL();
    public boolean getUseCaches();
    public static String guessContentTypeFromName(String text);
    public static String guessContentTypeFromStream(InputStream inputStream);
    public void setAllowUserInteraction(boolean flag);
    public void setConnectTimeout(int number);
    public static void setContentHandlerFactory(ContentHandlerFactory contentHandlerFactory);
    public static void setDefaultAllowUserInteraction(boolean flag);
    public static void setDefaultRequestProperty(String text, String text2);
    public void setDefaultUseCaches(boolean flag);
    public static void setDefaultUseCaches(String text, boolean flag);
    public void setDoInput(boolean flag);
    public void setDoOutput(boolean flag);
    public static void setFileNameMap(FileNameMap fileNameMap);
    public void setIfModifiedSince(long number);
    public void setReadTimeout(int number);
    public void setRequestProperty(String text, String text2);
    public void setUseCaches(boolean flag);
}

public abstract class HttpURLConnection extends URLConnection {
    public abstract void disconnect();
    public InputStream getErrorStream();
    public static boolean getFollowRedirects();
    public boolean getInstanceFollowRedirects();
    public String getRequestMethod();
    public int getResponseCode();
    public String getResponseMessage();
    public void setAuthenticator(Authenticator authenticator);
    public void setChunkedStreamingMode(int number);
    public void setFixedLengthStreamingMode(int number);
    public void setFixedLengthStreamingMode(long number);
    public static void setFollowRedirects(boolean flag);
    public void setInstanceFollowRedirects(boolean flag);
    public void setRequestMethod(String text);
    public abstract boolean usingProxy();
}

public class URLEncoder {
    public static String encode(String text);
    public static String encode(String text, String text2);
    public static String encode(String text, Charset charset);
}

public class URLDecoder {
    public static String decode(String text);
    public static String decode(String text, String text2);
    public static String decode(String text, Charset charset);
}

public class InetAddress implements Serializable {
    public byte[] getAddress();
    public static InetAddress[] getAllByName(String text);
    public static InetAddress getByAddress(byte[] numbers);
    public static InetAddress getByAddress(String text, byte[] numbers);
    public static InetAddress getByName(String text);
    public String getCanonicalHostName();
    public String getHostAddress();
    public String getHostName();
    public static InetAddress getLocalHost();
    public static InetAddress getLoopbackAddress();
    public boolean isAnyLocalAddress();
    public boolean isLinkLocalAddress();
    public boolean isLoopbackAddress();
    public boolean isMCGlobal();
    public boolean isMCLinkLocal();
    public boolean isMCNodeLocal();
    public boolean isMCOrgLocal();
    public boolean isMCSiteLocal();
    public boolean isMulticastAddress();
    public boolean isReachable(int number);
    public boolean isReachable(NetworkInterface networkInterface, int number, int number2);
    public boolean isSiteLocalAddress();
}

public class Socket implements Closeable {
    public Socket() {}
    public Socket(Proxy proxy) {}
    public Socket(String text, int number) {}
    public Socket(InetAddress inetAddress, int number) {}
    public Socket(String text, int number, boolean flag) {}
    public Socket(InetAddress inetAddress, int number, boolean flag) {}
    public Socket(String text, int number, InetAddress inetAddress, int number2) {}
    public Socket(InetAddress inetAddress, int number, InetAddress inetAddress2, int number2) {}
    public void bind(SocketAddress socketAddress);
    public void connect(SocketAddress socketAddress);
    public void connect(SocketAddress socketAddress, int number);
    @Nullable public SocketChannel getChannel();
    @Nullable public InetAddress getInetAddress();
    public InputStream getInputStream();
    public boolean getKeepAlive();
    public InetAddress getLocalAddress();
    public int getLocalPort();
    @Nullable public SocketAddress getLocalSocketAddress();
    public boolean getOOBInline();
    public <T> T getOption(SocketOption<T> socketOption);
    public OutputStream getOutputStream();
    public int getPort();
    public int getReceiveBufferSize();
    @Nullable public SocketAddress getRemoteSocketAddress();
    public boolean getReuseAddress();
    public int getSendBufferSize();
    public int getSoLinger();
    public int getSoTimeout();
    public boolean getTcpNoDelay();
    public int getTrafficClass();
    public boolean isBound();
    public boolean isClosed();
    public boolean isConnected();
    public boolean isInputShutdown();
    public boolean isOutputShutdown();
    public void sendUrgentData(int number);
    public void setKeepAlive(boolean flag);
    public void setOOBInline(boolean flag);
    public <T> Socket setOption(SocketOption<T> socketOption, T value);
    public void setPerformancePreferences(int number, int number2, int number3);
    public void setReceiveBufferSize(int number);
    public void setReuseAddress(boolean flag);
    public void setSendBufferSize(int number);
    public void setSoLinger(boolean flag, int number);
    public void setSoTimeout(int number);
    public static void setSocketImplFactory(SocketImplFactory socketImplFactory);
    public void setTcpNoDelay(boolean flag);
    public void setTrafficClass(int number);
    public void shutdownInput();
    public void shutdownOutput();
    public Set<SocketOption<?>> supportedOptions();
}

public class ServerSocket implements Closeable {
    public ServerSocket() {}
    public ServerSocket(int number) {}
    public ServerSocket(int number, int number2) {}
    public ServerSocket(int number, int number2, InetAddress inetAddress) {}
    public Socket accept();
    public void bind(SocketAddress socketAddress);
    public void bind(SocketAddress socketAddress, int number);
    @Nullable public ServerSocketChannel getChannel();
    @Nullable public InetAddress getInetAddress();
    public int getLocalPort();
    @Nullable public SocketAddress getLocalSocketAddress();
    public <T> T getOption(SocketOption<T> socketOption);
    public int getReceiveBufferSize();
    public boolean getReuseAddress();
    public int getSoTimeout();
    public boolean isBound();
    public boolean isClosed();
    public <T> ServerSocket setOption(SocketOption<T> socketOption, T value);
    public void setPerformancePreferences(int number, int number2, int number3);
    public void setReceiveBufferSize(int number);
    public void setReuseAddress(boolean flag);
    public void setSoTimeout(int number);
    public static void setSocketFactory(SocketImplFactory socketImplFactory);
    public Set<SocketOption<?>> supportedOptions();
}

public class Proxy {
    public static final Proxy NO_PROXY;
    public Proxy(Proxy.Type type, SocketAddress socketAddress) {}
    public SocketAddress address();
    public Proxy.Type type();

    public enum Type {
        DIRECT, HTTP, SOCKS;
    }
}

public class MalformedURLException extends IOException {
    public MalformedURLException() {}
    public MalformedURLException(String text) {}
}

public class URISyntaxException extends Exception {
    public URISyntaxException(String text, String text2) {}
    public URISyntaxException(String text, String text2, int number) {}
    public int getIndex();
    public String getInput();
    public String getReason();
}

public class SocketTimeoutException {
    public SocketTimeoutException() {}
    public SocketTimeoutException(String text) {}
}

public class UnknownHostException extends IOException {
    public UnknownHostException() {}
    public UnknownHostException(String text) {}
}

// java.net.http: signatures of the public API of Java SE 17, read by reflection, with the sequenced
// collections of 21; members that only override what an ancestor here declares are left out.
// @Nullable stands where null-behaviour.tsv says so, whatever the arguments.
package java.net.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

public abstract class HttpClient {
    public abstract Optional<Authenticator> authenticator();
    public abstract Optional<Duration> connectTimeout();
    public abstract Optional<CookieHandler> cookieHandler();
    public abstract Optional<Executor> executor();
    public abstract HttpClient.Redirect followRedirects();
    public static HttpClient.Builder newBuilder();
    public static HttpClient newHttpClient();
    public WebSocket.Builder newWebSocketBuilder();
    public abstract Optional<ProxySelector> proxy();
    public abstract <T> HttpResponse<T> send(HttpRequest httpRequest, HttpResponse.BodyHandler<T> bodyHandler);
    public abstract <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest httpRequest, HttpResponse.BodyHandler<T> bodyHandler);
    public abstract <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest httpRequest, HttpResponse.BodyHandler<T> bodyHandler, HttpResponse.PushPromiseHandler<T> pushPromiseHandler);
    public abstract SSLContext sslContext();
    public abstract SSLParameters sslParameters();
    public abstract HttpClient.Version version();

    public interface Builder {
        ProxySelector NO_PROXY = null;
        HttpClient.Builder authenticator(Authenticator authenticator);
        HttpClient build();
        HttpClient.Builder connectTimeout(Duration duration);
        HttpClient.Builder cookieHandler(CookieHandler cookieHandler);
        HttpClient.Builder executor(Executor executor);
        HttpClient.Builder followRedirects(HttpClient.Redirect redirect);
        HttpClient.Builder priority(int number);
        HttpClient.Builder proxy(ProxySelector proxySelector);
        HttpClient.Builder sslContext(SSLContext sSLContext);
        HttpClient.Builder sslParameters(SSLParameters sSLParameters);
        HttpClient.Builder version(HttpClient.Version version);
    }

    public enum Redirect {
        NEVER, ALWAYS, NORMAL;
    }

    public enum Version {
        HTTP_1_1, HTTP_2;
    }
}

public abstract class HttpRequest {
    public abstract Optional<HttpRequest.BodyPublisher> bodyPublisher();
    public abstract boolean expectContinue();
    public abstract HttpHeaders headers();
    public abstract String method();
    public static HttpRequest.Builder newBuilder();
    public static HttpRequest.Builder newBuilder(URI uRI);
    public static HttpRequest.Builder newBuilder(HttpRequest httpRequest, BiPredicate<String, String> biPredicate);
    public abstract Optional<Duration> timeout();
    public abstract URI uri();
    public abstract Optional<HttpClient.Version> version();

    public interface BodyPublisher {
        long contentLength();
    }

    public static class BodyPublishers {
        public static HttpRequest.BodyPublisher concat(HttpRequest.BodyPublisher... bodyPublishers);
        public static HttpRequest.BodyPublisher fromPublisher(Flow.Publisher<? extends ByteBuffer> publisher);
        public static HttpRequest.BodyPublisher fromPublisher(Flow.Publisher<? extends ByteBuffer> publisher, long number);
        public static HttpRequest.BodyPublisher noBody();
        public static HttpRequest.BodyPublisher ofByteArray(byte[] numbers);
        public static HttpRequest.BodyPublisher ofByteArray(byte[] numbers, int number, int number2);
        public static HttpRequest.BodyPublisher ofByteArrays(Iterable<byte[]> iterable);
        public static HttpRequest.BodyPublisher ofFile(Path path);
        public static HttpRequest.BodyPublisher ofInputStream(Supplier<? extends InputStream> supplier);
        public static HttpRequest.BodyPublisher ofString(String text);
        public static HttpRequest.BodyPublisher ofString(String text, Charset charset);
    }

    public interface Builder {
        HttpRequest.Builder DELETE();
        HttpRequest.Builder GET();
        HttpRequest.Builder POST(HttpRequest.BodyPublisher bodyPublisher);
        HttpRequest.Builder PUT(HttpRequest.BodyPublisher bodyPublisher);
        HttpRequest build();
        HttpRequest.Builder copy();
        HttpRequest.Builder expectContinue(boolean flag);
        HttpRequest.Builder header(String text, String text2);
        HttpRequest.Builder headers(String... texts);
        HttpRequest.Builder method(String text, HttpRequest.BodyPublisher bodyPublisher);
        HttpRequest.Builder setHeader(String text, String text2);
        HttpRequest.Builder timeout(Duration duration);
        HttpRequest.Builder uri(URI uRI);
        HttpRequest.Builder version(HttpClient.Version version);
    }
}

public interface HttpResponse<T> {
    T body();
    HttpHeaders headers();
    Optional<HttpResponse<T>> previousResponse();
    HttpRequest request();
    Optional<SSLSession> sslSession();
    int statusCode();
    URI uri();
    HttpClient.Version version();

    public interface BodyHandler<T> {
        HttpResponse.BodySubscriber<T> apply(HttpResponse.ResponseInfo responseInfo);
    }

    public static class BodyHandlers {
        public static <T> HttpResponse.BodyHandler<T> buffering(HttpResponse.BodyHandler<T> bodyHandler, int number);
        public static HttpResponse.BodyHandler<Void> discarding();
        public static HttpResponse.BodyHandler<Void> fromLineSubscriber(Flow.Subscriber<? super String> subscriber);
        public static <S extends Flow.Subscriber<? super String>, T> HttpResponse.BodyHandler<T> fromLineSubscriber(S value, Function<? super S, ? extends T> function, String text);
        public static HttpResponse.BodyHandler<Void> fromSubscriber(Flow.Subscriber<? super List<ByteBuffer>> subscriber);
        public static <S extends Flow.Subscriber<? super List<ByteBuffer>>, T> HttpResponse.BodyHandler<T> fromSubscriber(S value, Function<? super S, ? extends T> function);
        public static HttpResponse.BodyHandler<byte[]> ofByteArray();
        public static HttpResponse.BodyHandler<Void> ofByteArrayConsumer(Consumer<Optional<byte[]>> action);
        public static HttpResponse.BodyHandler<Path> ofFile(Path path);
        public static HttpResponse.BodyHandler<Path> ofFile(Path path, OpenOption... openOptions);
        public static HttpResponse.BodyHandler<Path> ofFileDownload(Path path, OpenOption... openOptions);
        public static HttpResponse.BodyHandler<InputStream> ofInputStream();
        public static HttpResponse.BodyHandler<Stream<String>> ofLines();
        public static HttpResponse.BodyHandler<Flow.Publisher<List<ByteBuffer>>> ofPublisher();
        public static HttpResponse.BodyHandler<String> ofString();
        public static HttpResponse.BodyHandler<String> ofString(Charset charset);
        public static <U> HttpResponse.BodyHandler<U> replacing(U other);
    }

    public interface BodySubscriber<T> {
        CompletionStage<T> getBody();
    }

    public interface ResponseInfo {
        HttpHeaders headers();
        int statusCode();
        HttpClient.Version version();
    }
}

public final class HttpHeaders {
    public List<String> allValues(String text);
    public Optional<String> firstValue(String text);
    public OptionalLong firstValueAsLong(String text);
    public Map<String, List<String>> map();
    public static HttpHeaders of(Map<String, List<String>> map, BiPredicate<String, String> biPredicate);
}

public class HttpTimeoutException extends IOException {
    public HttpTimeoutException(String text) {}
}

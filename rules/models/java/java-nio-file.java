// java.nio.file: signatures of the public API of Java SE 17, read by reflection, with the sequenced
// collections of 21; members that only override what an ancestor here declares are left out.
// @Nullable stands where null-behaviour.tsv says so, whatever the arguments.
package java.nio.file;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

public interface Path extends Comparable<Path>, Iterable<Path> {
    int compareTo(Path path);
    boolean endsWith(Path path);
    default boolean endsWith(String text);
    @Nullable Path getFileName();
    FileSystem getFileSystem();
    Path getName(int number);
    int getNameCount();
    @Nullable Path getParent();
    @Nullable Path getRoot();
    boolean isAbsolute();
    Path normalize();
    static Path of(URI uRI);
    static Path of(String text, String... texts);
    default WatchKey register(WatchService watchService, WatchEvent.Kind<?>... kinds);
    WatchKey register(WatchService watchService, WatchEvent.Kind<?>[] kinds, WatchEvent.Modifier... modifiers);
    Path relativize(Path path);
    Path resolve(Path path);
    default Path resolve(String text);
    default Path resolveSibling(String text);
    default Path resolveSibling(Path path);
    boolean startsWith(Path path);
    default boolean startsWith(String text);
    Path subpath(int number, int number2);
    Path toAbsolutePath();
    default File toFile();
    Path toRealPath(LinkOption... linkOptions);
    URI toUri();
}

public final class Paths {
    public static Path get(URI uRI);
    public static Path get(String text, String... texts);
}

public final class Files {
    public static long copy(Path path, OutputStream outputStream);
    public static Path copy(Path path, Path path2, CopyOption... copyOptions);
    public static long copy(InputStream inputStream, Path path, CopyOption... copyOptions);
    public static Path createDirectories(Path path, FileAttribute<?>... fileAttributes);
    public static Path createDirectory(Path path, FileAttribute<?>... fileAttributes);
    public static Path createFile(Path path, FileAttribute<?>... fileAttributes);
    public static Path createLink(Path path, Path path2);
    public static Path createSymbolicLink(Path path, Path path2, FileAttribute<?>... fileAttributes);
    public static Path createTempDirectory(String text, FileAttribute<?>... fileAttributes);
    public static Path createTempDirectory(Path path, String text, FileAttribute<?>... fileAttributes);
    public static Path createTempFile(String text, String text2, FileAttribute<?>... fileAttributes);
    public static Path createTempFile(Path path, String text, String text2, FileAttribute<?>... fileAttributes);
    public static void delete(Path path);
    public static boolean deleteIfExists(Path path);
    public static boolean exists(Path path, LinkOption... linkOptions);
    public static Stream<Path> find(Path path, int number, BiPredicate<Path, BasicFileAttributes> biPredicate, FileVisitOption... fileVisitOptions);
    public static Object getAttribute(Path path, String text, LinkOption... linkOptions);
    public static <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... linkOptions);
    public static FileStore getFileStore(Path path);
    public static FileTime getLastModifiedTime(Path path, LinkOption... linkOptions);
    public static UserPrincipal getOwner(Path path, LinkOption... linkOptions);
    public static Set<PosixFilePermission> getPosixFilePermissions(Path path, LinkOption... linkOptions);
    public static boolean isDirectory(Path path, LinkOption... linkOptions);
    public static boolean isExecutable(Path path);
    public static boolean isHidden(Path path);
    public static boolean isReadable(Path path);
    public static boolean isRegularFile(Path path, LinkOption... linkOptions);
    public static boolean isSameFile(Path path, Path path2);
    public static boolean isSymbolicLink(Path path);
    public static boolean isWritable(Path path);
    public static Stream<String> lines(Path path);
    public static Stream<String> lines(Path path, Charset charset);
    public static Stream<Path> list(Path path);
    public static long mismatch(Path path, Path path2);
    public static Path move(Path path, Path path2, CopyOption... copyOptions);
    public static BufferedReader newBufferedReader(Path path);
    public static BufferedReader newBufferedReader(Path path, Charset charset);
    public static BufferedWriter newBufferedWriter(Path path, OpenOption... openOptions);
    public static BufferedWriter newBufferedWriter(Path path, Charset charset, OpenOption... openOptions);
    public static SeekableByteChannel newByteChannel(Path path, OpenOption... openOptions);
    public static SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> set, FileAttribute<?>... fileAttributes);
    public static DirectoryStream<Path> newDirectoryStream(Path path);
    public static DirectoryStream<Path> newDirectoryStream(Path path, String text);
    public static DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter);
    public static InputStream newInputStream(Path path, OpenOption... openOptions);
    public static OutputStream newOutputStream(Path path, OpenOption... openOptions);
    public static boolean notExists(Path path, LinkOption... linkOptions);
    @Nullable public static String probeContentType(Path path);
    public static byte[] readAllBytes(Path path);
    public static List<String> readAllLines(Path path);
    public static List<String> readAllLines(Path path, Charset charset);
    public static <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... linkOptions);
    public static Map<String, Object> readAttributes(Path path, String text, LinkOption... linkOptions);
    public static String readString(Path path);
    public static String readString(Path path, Charset charset);
    public static Path readSymbolicLink(Path path);
    public static Path setAttribute(Path path, String text, Object object, LinkOption... linkOptions);
    public static Path setLastModifiedTime(Path path, FileTime fileTime);
    public static Path setOwner(Path path, UserPrincipal userPrincipal);
    public static Path setPosixFilePermissions(Path path, Set<PosixFilePermission> set);
    public static long size(Path path);
    public static Stream<Path> walk(Path path, FileVisitOption... fileVisitOptions);
    public static Stream<Path> walk(Path path, int number, FileVisitOption... fileVisitOptions);
    public static Path walkFileTree(Path path, FileVisitor<? super Path> fileVisitor);
    public static Path walkFileTree(Path path, Set<FileVisitOption> set, int number, FileVisitor<? super Path> fileVisitor);
    public static Path write(Path path, byte[] numbers, OpenOption... openOptions);
    public static Path write(Path path, Iterable<? extends CharSequence> iterable, OpenOption... openOptions);
    public static Path write(Path path, Iterable<? extends CharSequence> iterable, Charset charset, OpenOption... openOptions);
    public static Path writeString(Path path, CharSequence text, OpenOption... openOptions);
    public static Path writeString(Path path, CharSequence text, Charset charset, OpenOption... openOptions);
}

public interface OpenOption {
}

public interface CopyOption {
}

public enum StandardOpenOption implements OpenOption {
    READ, WRITE, APPEND, TRUNCATE_EXISTING, CREATE, CREATE_NEW, DELETE_ON_CLOSE, SPARSE, SYNC, DSYNC;
}

public enum StandardCopyOption implements CopyOption {
    REPLACE_EXISTING, COPY_ATTRIBUTES, ATOMIC_MOVE;
}

public class NoSuchFileException extends FileSystemException {
    public NoSuchFileException(String text) {}
    public NoSuchFileException(String text, String text2, String text3) {}
}

public class FileSystemException extends IOException {
    public FileSystemException(String text) {}
    public FileSystemException(String text, String text2, String text3) {}
    @Nullable public String getFile();
    @Nullable public String getOtherFile();
    @Nullable public String getReason();
}

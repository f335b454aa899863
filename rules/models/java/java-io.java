// java.io: signatures of the public API of Java SE 17, read by reflection, with the sequenced
// collections of 21; members that only override what an ancestor here declares are left out.
// @Nullable stands where null-behaviour.tsv says so, whatever the arguments.
package java.io;

import java.net.URI;
import java.net.URL;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

public interface Serializable {
}

public interface Closeable extends AutoCloseable {
}

public interface Flushable {
    void flush();
}

public class File implements Serializable, Comparable<File> {
    public static final String separator;
    public static final String pathSeparator;
    public File(String text) {}
    public File(URI uRI) {}
    public File(File file, String text) {}
    public File(String text, String text2) {}
    public boolean canExecute();
    public boolean canRead();
    public boolean canWrite();
    public int compareTo(File file);
    public boolean createNewFile();
    public static File createTempFile(String text, String text2);
    public static File createTempFile(String text, String text2, File file);
    public boolean delete();
    public void deleteOnExit();
    public boolean exists();
    public File getAbsoluteFile();
    public String getAbsolutePath();
    public File getCanonicalFile();
    public String getCanonicalPath();
    public long getFreeSpace();
    public String getName();
    @Nullable public String getParent();
    @Nullable public File getParentFile();
    public String getPath();
    public long getTotalSpace();
    public long getUsableSpace();
    public boolean isAbsolute();
    public boolean isDirectory();
    public boolean isFile();
    public boolean isHidden();
    public long lastModified();
    public long length();
    @Nullable public String[] list();
    @Nullable public String[] list(FilenameFilter filenameFilter);
    @Nullable public File[] listFiles();
    @Nullable public File[] listFiles(FileFilter fileFilter);
    @Nullable public File[] listFiles(FilenameFilter filenameFilter);
    @Nullable public static File[] listRoots();
    public boolean mkdir();
    public boolean mkdirs();
    public boolean renameTo(File file);
    public boolean setExecutable(boolean flag);
    public boolean setExecutable(boolean flag, boolean flag2);
    public boolean setLastModified(long number);
    public boolean setReadOnly();
    public boolean setReadable(boolean flag);
    public boolean setReadable(boolean flag, boolean flag2);
    public boolean setWritable(boolean flag);
    public boolean setWritable(boolean flag, boolean flag2);
    public Path toPath();
    public URI toURI();
    public URL toURL();
}

public abstract class InputStream implements Closeable {
    public int available();
    public void mark(int number);
    public boolean markSupported();
    public static InputStream nullInputStream();
    public abstract int read();
    public int read(byte[] numbers);
    public int read(byte[] numbers, int number, int number2);
    public byte[] readAllBytes();
    public byte[] readNBytes(int number);
    public int readNBytes(byte[] numbers, int number, int number2);
    public void reset();
    public long skip(long number);
    public void skipNBytes(long number);
    public long transferTo(OutputStream outputStream);
}

public abstract class OutputStream implements Closeable, Flushable {
    public static OutputStream nullOutputStream();
    public abstract void write(int number);
    public void write(byte[] numbers);
    public void write(byte[] numbers, int number, int number2);
}

public class FileInputStream extends InputStream {
    public FileInputStream(File file) {}
    public FileInputStream(FileDescriptor fileDescriptor) {}
    public FileInputStream(String text) {}
    public FileChannel getChannel();
    public FileDescriptor getFD();
}

public class FileOutputStream extends OutputStream {
    public FileOutputStream(File file) {}
    public FileOutputStream(FileDescriptor fileDescriptor) {}
    public FileOutputStream(String text) {}
    public FileOutputStream(File file, boolean flag) {}
    public FileOutputStream(String text, boolean flag) {}
    public FileChannel getChannel();
    public FileDescriptor getFD();
}

public class BufferedInputStream extends FilterInputStream {
    public BufferedInputStream(InputStream inputStream) {}
    public BufferedInputStream(InputStream inputStream, int number) {}
}

public class BufferedOutputStream extends FilterOutputStream {
    public BufferedOutputStream(OutputStream outputStream) {}
    public BufferedOutputStream(OutputStream outputStream, int number) {}
}

public class FilterInputStream extends InputStream {
}

public class FilterOutputStream extends OutputStream {
    public FilterOutputStream(OutputStream outputStream) {}
}

public class ByteArrayInputStream extends InputStream {
    public ByteArrayInputStream(byte[] numbers) {}
    public ByteArrayInputStream(byte[] numbers, int number, int number2) {}
}

public class ByteArrayOutputStream extends OutputStream {
    public ByteArrayOutputStream() {}
    public ByteArrayOutputStream(int number) {}
    public void reset();
    public int size();
    public byte[] toByteArray();
    public String toString(int number);
    public String toString(String text);
    public String toString(Charset charset);
    public void writeBytes(byte[] numbers);
    public void writeTo(OutputStream outputStream);
}

public class ObjectInputStream extends InputStream implements AutoCloseable {
    public ObjectInputStream(InputStream inputStream) {}
    public void defaultReadObject();
    @Nullable public ObjectInputFilter getObjectInputFilter();
    public boolean readBoolean();
    public byte readByte();
    public char readChar();
    public double readDouble();
    public ObjectInputStream.GetField readFields();
    public float readFloat();
    public void readFully(byte[] numbers);
    public void readFully(byte[] numbers, int number, int number2);
    public int readInt();
    @Nullable public String readLine();
    public long readLong();
    public Object readObject();
    public short readShort();
    public String readUTF();
    @Nullable public Object readUnshared();
    public int readUnsignedByte();
    public int readUnsignedShort();
    public void registerValidation(ObjectInputValidation objectInputValidation, int number);
    public void setObjectInputFilter(ObjectInputFilter objectInputFilter);
    public int skipBytes(int number);

    public static abstract class GetField {
        public abstract boolean defaulted(String text);
        public abstract boolean get(String text, boolean flag);
        public abstract byte get(String text, byte number);
        public abstract char get(String text, char character);
        public abstract double get(String text, double number);
        public abstract float get(String text, float number);
        public abstract int get(String text, int number);
        @Nullable public abstract Object get(String text, Object object);
        public abstract long get(String text, long number);
        public abstract short get(String text, short number);
        public abstract ObjectStreamClass getObjectStreamClass();
    }
}

public class ObjectOutputStream extends OutputStream implements AutoCloseable {
    public ObjectOutputStream(OutputStream outputStream) {}
    public void defaultWriteObject();
    public ObjectOutputStream.PutField putFields();
    public void reset();
    public void useProtocolVersion(int number);
    public void writeBoolean(boolean flag);
    public void writeByte(int number);
    public void writeBytes(String text);
    public void writeChar(int number);
    public void writeChars(String text);
    public void writeDouble(double number);
    public void writeFields();
    public void writeFloat(float number);
    public void writeInt(int number);
    public void writeLong(long number);
    public void writeObject(Object object);
    public void writeShort(int number);
    public void writeUTF(String text);
    public void writeUnshared(Object object);

    public static abstract class PutField {
        public abstract void put(String text, boolean flag);
        public abstract void put(String text, byte number);
        public abstract void put(String text, char character);
        public abstract void put(String text, double number);
        public abstract void put(String text, float number);
        public abstract void put(String text, int number);
        public abstract void put(String text, Object object);
        public abstract void put(String text, long number);
        public abstract void put(String text, short number);
        public abstract void write(ObjectOutput objectOutput);
    }
}

public abstract class Reader implements Closeable {
    public void mark(int number);
    public boolean markSupported();
    public static Reader nullReader();
    public int read();
    public int read(char[] characters);
    public int read(CharBuffer charBuffer);
    public abstract int read(char[] characters, int number, int number2);
    public boolean ready();
    public void reset();
    public long skip(long number);
    public long transferTo(Writer writer);
}

public abstract class Writer implements Appendable, Closeable, Flushable {
    public Writer append(char character);
    public Writer append(CharSequence text);
    public Writer append(CharSequence text, int number, int number2);
    public static Writer nullWriter();
    public void write(char[] characters);
    public void write(int number);
    public void write(String text);
    public abstract void write(char[] characters, int number, int number2);
    public void write(String text, int number, int number2);
}

public class InputStreamReader extends Reader {
    public InputStreamReader(InputStream inputStream) {}
    public InputStreamReader(InputStream inputStream, String text) {}
    public InputStreamReader(InputStream inputStream, Charset charset) {}
    public InputStreamReader(InputStream inputStream, CharsetDecoder charsetDecoder) {}
    @Nullable public String getEncoding();
}

public class OutputStreamWriter extends Writer {
    public OutputStreamWriter(OutputStream outputStream) {}
    public OutputStreamWriter(OutputStream outputStream, String text) {}
    public OutputStreamWriter(OutputStream outputStream, Charset charset) {}
    public OutputStreamWriter(OutputStream outputStream, CharsetEncoder charsetEncoder) {}
    @Nullable public String getEncoding();
}

public class FileReader extends InputStreamReader {
    public FileReader(File file) {}
    public FileReader(FileDescriptor fileDescriptor) {}
    public FileReader(String text) {}
    public FileReader(File file, Charset charset) {}
    public FileReader(String text, Charset charset) {}
}

public class FileWriter extends OutputStreamWriter {
    public FileWriter(File file) {}
    public FileWriter(FileDescriptor fileDescriptor) {}
    public FileWriter(String text) {}
    public FileWriter(File file, boolean flag) {}
    public FileWriter(File file, Charset charset) {}
    public FileWriter(String text, boolean flag) {}
    public FileWriter(String text, Charset charset) {}
    public FileWriter(File file, Charset charset, boolean flag) {}
    public FileWriter(String text, Charset charset, boolean flag) {}
}

public class BufferedReader extends Reader {
    public BufferedReader(Reader reader) {}
    public BufferedReader(Reader reader, int number) {}
    public Stream<String> lines();
    @Nullable public String readLine();
}

public class BufferedWriter extends Writer {
    public BufferedWriter(Writer writer) {}
    public BufferedWriter(Writer writer, int number) {}
    public void newLine();
}

public class StringReader extends Reader {
    public StringReader(String text) {}
}

public class StringWriter extends Writer {
    public StringWriter() {}
    public StringWriter(int number) {}
    public StringWriter append(char character);
    public StringWriter append(CharSequence text);
    public StringWriter append(CharSequence text, int number, int number2);
    public StringBuffer getBuffer();
}

public class PrintStream extends FilterOutputStream implements Appendable, Closeable {
    public PrintStream(File file) {}
    public PrintStream(OutputStream outputStream) {}
    public PrintStream(String text) {}
    public PrintStream(File file, String text) {}
    public PrintStream(File file, Charset charset) {}
    public PrintStream(OutputStream outputStream, boolean flag) {}
    public PrintStream(String text, String text2) {}
    public PrintStream(String text, Charset charset) {}
    public PrintStream(OutputStream outputStream, boolean flag, String text) {}
    public PrintStream(OutputStream outputStream, boolean flag, Charset charset) {}
    public PrintStream append(char character);
    public PrintStream append(CharSequence text);
    public PrintStream append(CharSequence text, int number, int number2);
    public boolean checkError();
    public PrintStream format(String text, Object... objects);
    public PrintStream format(Locale locale, String text, Object... objects);
    public void print(boolean flag);
    public void print(char character);
    public void print(char[] characters);
    public void print(double number);
    public void print(float number);
    public void print(int number);
    public void print(Object object);
    public void print(String text);
    public void print(long number);
    public PrintStream printf(String text, Object... objects);
    public PrintStream printf(Locale locale, String text, Object... objects);
    public void println();
    public void println(boolean flag);
    public void println(char character);
    public void println(char[] characters);
    public void println(double number);
    public void println(float number);
    public void println(int number);
    public void println(Object object);
    public void println(String text);
    public void println(long number);
    public void writeBytes(byte[] numbers);
}

public class PrintWriter extends Writer {
    public PrintWriter(File file) {}
    public PrintWriter(OutputStream outputStream) {}
    public PrintWriter(Writer writer) {}
    public PrintWriter(String text) {}
    public PrintWriter(File file, String text) {}
    public PrintWriter(File file, Charset charset) {}
    public PrintWriter(OutputStream outputStream, boolean flag) {}
    public PrintWriter(Writer writer, boolean flag) {}
    public PrintWriter(String text, String text2) {}
    public PrintWriter(String text, Charset charset) {}
    public PrintWriter(OutputStream outputStream, boolean flag, Charset charset) {}
    public PrintWriter append(char character);
    public PrintWriter append(CharSequence text);
    public PrintWriter append(CharSequence text, int number, int number2);
    public boolean checkError();
    public PrintWriter format(String text, Object... objects);
    public PrintWriter format(Locale locale, String text, Object... objects);
    public void print(boolean flag);
    public void print(char character);
    public void print(char[] characters);
    public void print(double number);
    public void print(float number);
    public void print(int number);
    public void print(Object object);
    public void print(String text);
    public void print(long number);
    public PrintWriter printf(String text, Object... objects);
    public PrintWriter printf(Locale locale, String text, Object... objects);
    public void println();
    public void println(boolean flag);
    public void println(char character);
    public void println(char[] characters);
    public void println(double number);
    public void println(float number);
    public void println(int number);
    public void println(Object object);
    public void println(String text);
    public void println(long number);
}

public class IOException extends Exception {
    public IOException() {}
    public IOException(String text) {}
    public IOException(Throwable throwable) {}
    public IOException(String text, Throwable throwable) {}
}

public class FileNotFoundException extends IOException {
    public FileNotFoundException() {}
    public FileNotFoundException(String text) {}
}

public class EOFException extends IOException {
    public EOFException() {}
    public EOFException(String text) {}
}

public class UncheckedIOException extends RuntimeException {
    public UncheckedIOException(IOException iOException) {}
    public UncheckedIOException(String text, IOException iOException) {}
    public IOException getCause();
}

public class UnsupportedEncodingException extends IOException {
    public UnsupportedEncodingException() {}
    public UnsupportedEncodingException(String text) {}
}

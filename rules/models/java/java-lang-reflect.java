// java.lang.reflect: signatures of the public API of Java SE 17, read by reflection, with the sequenced
// collections of 21; members that only override what an ancestor here declares are left out.
// @Nullable stands where null-behaviour.tsv says so, whatever the arguments.
package java.lang.reflect;

import java.lang.annotation.Annotation;

public final class Method {
    public AnnotatedType getAnnotatedReturnType();
    @Nullable public <T extends Annotation> T getAnnotation(Class<T> type);
    public Annotation[] getDeclaredAnnotations();
    public Class<?> getDeclaringClass();
    @Nullable public Object getDefaultValue();
    public Class<?>[] getExceptionTypes();
    public Type[] getGenericExceptionTypes();
    public Type[] getGenericParameterTypes();
    public Type getGenericReturnType();
    public int getModifiers();
    public String getName();
    public Annotation[][] getParameterAnnotations();
    public int getParameterCount();
    public Class<?>[] getParameterTypes();
    public Class<?> getReturnType();
    public TypeVariable<Method>[] getTypeParameters();
    public Object invoke(Object object, Object... objects);
    public boolean isBridge();
    public boolean isDefault();
    public boolean isSynthetic();
    public boolean isVarArgs();
    public void setAccessible(boolean flag);
    public String toGenericString();
}

public final class Field {
    @Nullable public Object get(Object object);
    public AnnotatedType getAnnotatedType();
    @Nullable public <T extends Annotation> T getAnnotation(Class<T> type);
    public <T extends Annotation> T[] getAnnotationsByType(Class<T> type);
    public boolean getBoolean(Object object);
    public byte getByte(Object object);
    public char getChar(Object object);
    public Annotation[] getDeclaredAnnotations();
    public Class<?> getDeclaringClass();
    public double getDouble(Object object);
    public float getFloat(Object object);
    public Type getGenericType();
    public int getInt(Object object);
    public long getLong(Object object);
    public int getModifiers();
    public String getName();
    public short getShort(Object object);
    public Class<?> getType();
    public boolean isEnumConstant();
    public boolean isSynthetic();
    public void set(Object object, Object object2);
    public void setAccessible(boolean flag);
    public void setBoolean(Object object, boolean flag);
    public void setByte(Object object, byte number);
    public void setChar(Object object, char character);
    public void setDouble(Object object, double number);
    public void setFloat(Object object, float number);
    public void setInt(Object object, int number);
    public void setLong(Object object, long number);
    public void setShort(Object object, short number);
    public String toGenericString();
}

public final class Constructor<T> {
    @Nullable public AnnotatedType getAnnotatedReceiverType();
    public AnnotatedType getAnnotatedReturnType();
    @Nullable public <T extends Annotation> T getAnnotation(Class<T> type);
    public Annotation[] getDeclaredAnnotations();
    public Class<T> getDeclaringClass();
    public Class<?>[] getExceptionTypes();
    public Type[] getGenericExceptionTypes();
    public Type[] getGenericParameterTypes();
    public int getModifiers();
    public String getName();
    public Annotation[][] getParameterAnnotations();
    public int getParameterCount();
    public Class<?>[] getParameterTypes();
    public TypeVariable<Constructor<T>>[] getTypeParameters();
    public boolean isSynthetic();
    public boolean isVarArgs();
    public T newInstance(Object... objects);
    public void setAccessible(boolean flag);
    public String toGenericString();
}

public final class Parameter {
    public AnnotatedType getAnnotatedType();
    @Nullable public <T extends Annotation> T getAnnotation(Class<T> type);
    public Annotation[] getAnnotations();
    public <T extends Annotation> T[] getAnnotationsByType(Class<T> type);
    @Nullable public <T extends Annotation> T getDeclaredAnnotation(Class<T> type);
    public Annotation[] getDeclaredAnnotations();
    public <T extends Annotation> T[] getDeclaredAnnotationsByType(Class<T> type);
    public Executable getDeclaringExecutable();
    public int getModifiers();
    public String getName();
    public Type getParameterizedType();
    public Class<?> getType();
    public boolean isImplicit();
    public boolean isNamePresent();
    public boolean isSynthetic();
    public boolean isVarArgs();
}

public interface Type {
    default String getTypeName();
}

// javax.servlet: what a request, a session and a context give that may not be there, by the API documentation of
// Servlet 4 to 6; methods that say nothing of null are left out.
package javax.servlet;

import java.io.InputStream;
import java.net.URL;

public interface ServletRequest {
    @Nullable Object getAttribute(String text);
    @Nullable String getCharacterEncoding();
    @Nullable String getContentType();
    @Nullable String getParameter(String text);
    @Nullable String[] getParameterValues(String text);
    ServletContext getServletContext();
    void setAttribute(String text, Object object);
    void removeAttribute(String text);
}

public interface ServletContext {
    @Nullable Object getAttribute(String text);
    @Nullable ServletContext getContext(String text);
    @Nullable String getInitParameter(String text);
    @Nullable String getMimeType(String text);
    @Nullable String getRealPath(String text);
    @Nullable URL getResource(String text);
    @Nullable InputStream getResourceAsStream(String text);
    void setAttribute(String text, Object object);
    void removeAttribute(String text);
}

public interface ServletConfig {
    @Nullable String getInitParameter(String text);
    ServletContext getServletContext();
    String getServletName();
}

// javax.servlet.http: what a request, a session and a cookie give that may not be there, by the API documentation of
// Servlet 4 to 6; methods that say nothing of null are left out.
package javax.servlet.http;

import javax.servlet.ServletContext;
import javax.servlet.ServletRequest;
import java.security.Principal;

public interface HttpServletRequest extends ServletRequest {
    @Nullable String getAuthType();
    @Nullable Cookie[] getCookies();
    String getContextPath();
    @Nullable String getHeader(String text);
    String getMethod();
    @Nullable String getPathInfo();
    @Nullable String getPathTranslated();
    @Nullable String getQueryString();
    @Nullable String getRemoteUser();
    @Nullable String getRequestedSessionId();
    String getRequestURI();
    StringBuffer getRequestURL();
    String getServletPath();
    HttpSession getSession();
    HttpSession getSession(boolean flag);
    @Nullable Principal getUserPrincipal();
}

public interface HttpServletResponse {
    @Nullable String getHeader(String text);
}

public interface HttpSession {
    @Nullable Object getAttribute(String text);
    String getId();
    ServletContext getServletContext();
    void setAttribute(String text, Object object);
    void removeAttribute(String text);
}

public class Cookie {
    @Nullable public String getComment();
    @Nullable public String getDomain();
    public String getName();
    @Nullable public String getPath();
    @Nullable public String getValue();
}

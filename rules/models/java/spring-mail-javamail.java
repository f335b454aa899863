// org.springframework.mail.javamail: what fills a message. Source: the Spring Framework 6 API reference.
package org.springframework.mail.javamail;

public class MimeMessageHelper {
    public void setTo(String to) { }
    public void setTo(String[] to) { }
    public void addTo(String to) { }
    public void setCc(String cc) { }
    public void addCc(String cc) { }
    public void setBcc(String bcc) { }
    public void addBcc(String bcc) { }
    public void setFrom(String from) { }
    public void setFrom(String from, String personal) { }
    public void setReplyTo(String replyTo) { }
    public void setSubject(String subject) { }
    public void setText(String text) { }
    public void setText(String text, boolean html) { }
    public void setText(String plainText, String htmlText) { }
}

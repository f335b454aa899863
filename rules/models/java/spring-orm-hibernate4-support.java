// org.springframework.orm.hibernate4.support. Source: the Spring Framework 4 API reference.
package org.springframework.orm.hibernate4.support;

import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.springframework.orm.hibernate4.HibernateTemplate;

public abstract class HibernateDaoSupport {
    public final HibernateTemplate getHibernateTemplate() { }
    public final SessionFactory getSessionFactory() { }
    protected final Session getSession() { }
    protected final Session currentSession() { }
}

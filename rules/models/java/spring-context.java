// org.springframework.context: Spring's container. Source: the Spring Framework 6 API reference (BeanFactory: getBean raises where
// there is no such bean).
package org.springframework.context;

import org.springframework.beans.factory.BeanFactory;

public interface ApplicationContext extends BeanFactory {
}

public interface ConfigurableApplicationContext extends ApplicationContext {
}

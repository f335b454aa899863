// com.mybatisflex.spring.service.impl: MyBatis-Flex. Source: the MyBatis-Flex guide, "Service".
package com.mybatisflex.spring.service.impl;

import com.mybatisflex.core.BaseMapper;
import com.mybatisflex.core.service.IService;

public class ServiceImpl<M extends BaseMapper<T>, T> implements IService<T> {
    protected M mapper;
}

// com.baomidou.mybatisplus.core.conditions: MyBatis-Plus 3. Source: the MyBatis-Plus guide, "Conditional Constructor".
package com.baomidou.mybatisplus.core.conditions;

public abstract class Wrapper<T> {
}

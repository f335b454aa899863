"""Mapping files whose names say nothing, told apart by their root elements; only files with a telling word are parsed."""

from __future__ import annotations

import re

from nullguard.languages import jdo_xml, mybatis_xml, orm_xml
from nullguard.languages.calling_texts import read_wiring
from nullguard.languages.hibernate_xml import read_mapping
from nullguard.languages.xml_elements import read_elements
from nullguard.model.documents import AnyDocument, HibernateMapping, JdoMapping, JpaMapping, MybatisFile, NoDocument

_TELLING = re.compile(rb"<(?:\w+:)?(?:entity-mappings|mapper|typeAliases|sqlMap|jdo|orm)[\s>]")
_HIBERNATE = re.compile(rb"<hibernate-mapping[\s>]")
"""Hibernate's files whose names are not `*.hbm.xml` (`portlet-hbm.xml`, `mappings/Order.xml`): what is configured names them."""

_HEAD = 262_144
"""How far into a file the telling word is looked for; a long licence and the root element are well within."""


def read_mapping_xml(data: bytes) -> AnyDocument:
    """What a file maps, if it does, or the names that it wires objects by. Raises UnreadableSource."""
    if _HIBERNATE.search(data, 0, _HEAD):
        return HibernateMapping(read_mapping(data))
    if not _TELLING.search(data, 0, _HEAD):
        wiring = read_wiring(data)
        return wiring if wiring.names else NoDocument()
    root = read_elements(data)
    if root.tag == orm_xml.ROOT:
        return JpaMapping(orm_xml.read_orm(root))
    if root.tag in jdo_xml.ROOTS:
        return JdoMapping(jdo_xml.read_jdo(root))
    facts = mybatis_xml.read_mybatis(root) if root.tag in mybatis_xml.ROOTS else None
    return MybatisFile(facts) if facts is not None else NoDocument()

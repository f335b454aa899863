"""What is asked of all sources at once: who mentions, writes or declares a name. Each is built when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping

from nullguard.model.facts import SourceFacts
from nullguard.program.callers import CALLERS, JAVA_CALLERS, Callers
from nullguard.program.class_words import ClassWords
from nullguard.program.declarations import Declarations
from nullguard.program.members import MEMBERS, Members
from nullguard.program.source_roots import SourceRoots
from nullguard.program.trace import Trace
from nullguard.program.unmentioned import ASIDE, COMPOSED, OFFERED, SHOWN, Unmentioned
from nullguard.program.writers import WRITERS, Writers


class Indexes:
    """The indexes over the sources of a program. Building them is not traced, asking them is."""

    def __init__(
        self,
        sources: Mapping[str, SourceFacts],
        declarations: Declarations,
        roots: SourceRoots,
        texts: frozenset[str],
        trace: Trace,
    ) -> None:
        self._sources = sources
        self._declarations = declarations
        self._roots = roots
        self._texts = texts
        self._trace = trace
        self._callers: dict[str, Callers] = {}
        self._writers: Writers | None = None
        self._members: Members | None = None
        self._unmentioned: Unmentioned | None = None
        self._class_words: ClassWords | None = None

    def callers(self, language: str) -> Callers:
        """The functions of all sources of a language, by name and by what they mention."""
        known = self._callers.get(language)
        if known is None:
            paths = [path for path in sorted(self._sources) if self._sources[path].language == language]
            imports = ((path, item.name) for path in paths for item in self._sources[path].imports if item.name)
            functions = (function for path in paths for function in self._declarations.with_bodies(path))
            mark = JAVA_CALLERS if language == "java" else CALLERS
            known = self._callers[language] = Callers(functions, imports, self._trace, mark)
        return known

    def writers(self) -> Writers:
        """What the functions of all Java sources assign and mention."""
        if self._writers is None:
            java = [facts for facts in self._sources.values() if facts.language == "java"]
            classes = [facts.functions for facts in java] + [cls.functions for facts in java for cls in facts.classes]
            self._writers = Writers((function for functions in classes for function in functions), self._trace)
        return self._writers

    def own_members(self) -> Members:
        """What the objects of the program's own Python classes have, by name."""
        if self._members is None:
            python = (cls.decl for cls in self._declarations.classes.values() if cls.path.endswith(".py"))
            self._members = Members(python, self._trace)
        return self._members

    def unmentioned(self) -> Unmentioned:
        """What is known of the Java methods whose names no method mentions."""
        if self._unmentioned is None:
            self._unmentioned = Unmentioned(self._sources, self._texts, self._roots.unit_of_source, self._trace)
        return self._unmentioned

    def class_words(self) -> ClassWords:
        """The program's own Python classes that stand in no other one, by the words of their names."""
        if self._class_words is None:
            known = sorted(self._declarations.classes.items())
            python = (cls for _, cls in known if cls.path.endswith(".py") and not cls.outer)
            self._class_words = ClassWords(python, self._trace)
        return self._class_words

    def digest(self, traced: str) -> bytes | None:
        """16 bytes over what an index answers to what was traced; None for what is no question to one."""
        if traced.startswith(CALLERS):
            return self.callers("python").digest(traced[len(CALLERS) :])
        if traced.startswith(JAVA_CALLERS):
            return self.callers("java").digest(traced[len(JAVA_CALLERS) :])
        if traced.startswith(WRITERS):
            return self.writers().digest(traced[len(WRITERS) :])
        if traced.startswith(MEMBERS):
            return self.own_members().digest(traced[len(MEMBERS) :])
        if traced.startswith((ASIDE, COMPOSED, OFFERED, SHOWN)):
            return self.unmentioned().digest(traced)
        return None

"""Everything a rule may look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from nullguard.flow.summaries.observations import FlowFacts
from nullguard.frameworks.call_ways import CallWays
from nullguard.frameworks.configuration import EMPTY, Configuration
from nullguard.frameworks.deployment import NO_DEPLOYMENT, Deployment
from nullguard.frameworks.forms import Forms
from nullguard.frameworks.made_rows.companions import Companions
from nullguard.frameworks.made_rows.filled_rows import FilledRows
from nullguard.frameworks.made_rows.rows import MadeRows
from nullguard.frameworks.schema.schema import EntitySchema
from nullguard.manifest.diff import Side
from nullguard.model.clients import ClientFacts, Stub
from nullguard.model.documents import FormInput
from nullguard.model.doubles import Doubles
from nullguard.model.facts import FixtureFacts
from nullguard.model.schema import Manifest
from nullguard.program.program import Program


@dataclass(frozen=True)
class Context:
    """Facts of the whole run: `flow`, `clients` and `doubles` by path; `options` by rule id and option name. `production` is what
    the manifest says and where, `others` are the manifests that it is compared with. `configuration` is what files configure,
    `deployment` how long requests are waited for, `templates` the names that templates of pages mention, none
    where the tree has no templates, `inputs` what inputs of pages set."""

    program: Program
    schema: EntitySchema
    manifest: Manifest
    flow: Mapping[str, FlowFacts]
    fixtures: Mapping[str, FixtureFacts]
    clients: Mapping[str, ClientFacts] = field(default_factory=dict)
    doubles: Mapping[str, Doubles] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    production: Side | None = None
    others: tuple[Side, ...] = ()
    configuration: Configuration = EMPTY
    deployment: Deployment = NO_DEPLOYMENT
    templates: frozenset[str] = frozenset()
    inputs: Mapping[str, tuple[FormInput, ...]] = field(default_factory=dict)

    @cached_property
    def stubs(self) -> Mapping[str, tuple[Stub, ...]]:
        """The answers that tests declare, by path."""
        return {path: doubles.stubs for path, doubles in self.doubles.items() if doubles.stubs}

    @cached_property
    def ways(self) -> CallWays:
        """Who waits for a function."""
        return CallWays(self.program)

    @cached_property
    def made_rows(self) -> MadeRows:
        """What all code that makes rows gives them."""
        return MadeRows(self.program, self.schema)

    @cached_property
    def companions(self) -> Companions:
        """Which related rows saving a row makes."""
        return Companions(self.program, self.schema)

    @cached_property
    def filled_rows(self) -> FilledRows:
        """What saving a row gives it."""
        return FilledRows(self.program, self.schema)

    @cached_property
    def forms(self) -> Forms:
        """What pages demand of the rows that they make."""
        return Forms(self.program, self.schema, self.inputs)

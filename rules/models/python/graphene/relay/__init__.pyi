# graphene.relay, Graphene 3.4.
from graphene.relay.node import Node as Node

"""What frameworks and libraries mean: entities, queries, migrations, clients, mocks, configuration. The core knows none."""

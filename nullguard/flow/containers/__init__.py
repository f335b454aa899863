"""Lists, dictionaries, maps, documents and objects that the code makes: what they hold."""

"""The records as files that other programs take as they are; knows no database and no flow."""

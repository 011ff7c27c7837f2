"""Plans of invented offices, written for this project: their words, their files and their gold."""

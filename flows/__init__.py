"""When and where it runs: Prefect flows, the loading function, and the command line."""

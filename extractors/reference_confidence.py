"""How often a reference that each rule finds is right, as counted on the annotated plans (0..1)."""

RULE_CONFIDENCE = {
    "numbered": 0.98,
    "numbered_list": 0.95,
    "law_by_name": 0.95,
    "congress": 0.95,
    "quoted_title": 0.8,
    "issuer_and_title": 0.8,
    "national_programme": 0.75,
    "law_unknown": 0.7,
    "law_that_amends": 0.9,
    "constitution": 0.9,
    "statutes": 0.8,
    "blank_number": 0.85,
    "dated": 0.75,
    "short_name": 0.8,
    "short_name_list": 0.75,
}

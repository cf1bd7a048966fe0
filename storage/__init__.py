"""The SQL and the photo files behind sotarsa_bot's Protocols. The only place that commits."""
